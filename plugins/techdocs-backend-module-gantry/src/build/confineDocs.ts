import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Document, isMap, isSeq, parseDocument } from 'yaml';
import { includesParts, refuseReachingOut } from './refuseReachingOut';

const configuration = /^mkdocs\.ya?ml$/;

/**
 * Checks what MkDocs is about to read: its configuration, and those of the parts that it includes, of
 * which the stock generator knows nothing.
 * @throws InputError that names the file and the key
 */
export async function confineDocs(folder: string, file: string): Promise<void> {
  const options = await parse(file);
  refuseReachingOut(options, { folder, file });
  if (includesParts(options)) {
    for (const part of await partsIn(folder)) {
      const partOptions = await parse(part);
      refuseReachingOut(partOptions, { folder, file: part });
      // MkDocs' parser of YAML differs from ours in places, but not on JSON.
      await writeFile(part, JSON.stringify(partOptions.toJS()));
    }
  }
  forbidDiagramFiles(options);
  await writeFile(file, options.toString());
}

async function parse(file: string): Promise<Document> {
  const text = await readFile(file, 'utf8');
  return parseDocument(text, { logLevel: 'silent', merge: true }) as Document;
}

async function partsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(each => each.isFile() && configuration.test(each.name))
    .map(each => path.join(each.parentPath, each.name))
    .filter(file => path.dirname(file) !== path.resolve(folder));
}

/** A page may name any file of the machine as the source of its diagram, unless there is nowhere to look. */
function forbidDiagramFiles(options: Document) {
  const name = 'plantuml_markdown';
  const listed = options.get('markdown_extensions');
  const given = isSeq(listed)
    ? listed.items.find(each => isMap(each) && each.has(name))
    : undefined;
  const own = isMap(given) ? given.toJSON()[name] : {};
  const entry = options.createNode({ [name]: { ...own, base_dir: [] } });
  if (!isSeq(listed)) {
    options.set('markdown_extensions', options.createNode([entry]));
    return;
  }
  listed.items = listed.items.filter(each => each !== given);
  listed.add(entry);
}
