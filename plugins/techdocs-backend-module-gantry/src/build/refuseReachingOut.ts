import { isChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import path from 'node:path';
import { Document, isNode, isScalar, visit } from 'yaml';

/** What the stock generator lets pass: names of functions that draw icons and make anchors. */
const functions =
  /^tag:yaml\.org,2002:python\/(name:materialx\.emoji\.twemoji|object\.apply:materialx\.emoji\.to_svg|object\/apply:pymdownx\.slugs\.slugify)$/;
const plain =
  /^(!|tag:yaml\.org,2002:(map|seq|str|int|float|bool|null|timestamp))$/;

/** Those of Python-Markdown and of mkdocs-techdocs-core, but for pymdownx.b64, which reads files. */
const extensions =
  /^((markdown\.extensions\.)?(abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs|legacy_em|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)|pymdownx\.(?!b64)\w+(\.\w+)?|material\.extensions\.\w+|markdown_inline_graphviz|mdx_truly_sane_lists|plantuml_markdown)$/;
const plantumlOptions =
  /^(alt|classes|encoding|format|image_maps|priority|remove_inline_svg_size|theme|title)$/;

/** A part of a monorepo, which must have the name of what is checked before MkDocs runs. */
const include = /^[!*]include\s/;
const includable = /^[!*]include\s+(?!\/)(.*\/)?mkdocs\.ya?ml$/;

/**
 * Refuses what makes MkDocs read other files than those of the docs, fetch addresses or run code, as far
 * as the stock generator lets it pass.
 * @param folder which the docs may not leave
 * @param file whose configuration it is
 * @throws InputError that names the file and the key
 */
export function refuseReachingOut(
  configuration: Document,
  { folder, file }: { folder: string; file: string },
): void {
  const refuse = (key: string, why: string): never => {
    const name = path.relative(folder, file);
    throw new InputError(`${name} may not be built: ${key} ${why}`);
  };
  if (configuration.errors.length > 0) {
    refuse('its YAML', `is broken: ${configuration.errors[0].message}`);
  }
  visit(configuration, {
    Node: (_, { tag }) => {
      if (tag && !plain.test(tag) && !functions.test(tag)) {
        refuse(`the tag ${tag}`, 'is not allowed.');
      }
    },
    Pair: (_, { key }) => {
      if (isNode(key) && !isScalar(key)) {
        refuse('a key', 'is not a word.');
      }
    },
  });
  const options: unknown = configuration.toJS();
  if (!isMapping(options)) {
    refuse('its content', 'is not a mapping of options.');
    return;
  }

  const isInside = (place: unknown) =>
    typeof place === 'string' &&
    isChildPath(folder, path.resolve(path.dirname(file), place));
  for (const key of ['docs_dir', 'watch']) {
    if (![options[key] ?? '.'].flat().every(isInside)) {
      refuse(key, 'leaves the folder of the docs.');
    }
  }
  for (const text of textsIn(options.nav)) {
    const leaves = text.split(/[\s/\\]/).includes('..');
    if (include.test(text) && (leaves || !includable.test(text))) {
      refuse('nav', `includes what is no mkdocs.yml of these docs: ${text}`);
    }
  }
  refuseExtensions(options.markdown_extensions ?? [], refuse);
  refusePlugins(options.plugins, isInside, refuse);
}

/** Whether other configurations are read for the sake of this one. */
export function includesParts(configuration: Document): boolean {
  return textsIn(configuration.toJS().nav).some(text => include.test(text));
}

type Refuse = (key: string, why: string) => void;

function refuseExtensions(listed: unknown, refuse: Refuse) {
  if (!Array.isArray(listed)) {
    refuse('markdown_extensions', 'must be a list: put "- " before each name.');
    return;
  }
  const entries = listed.flatMap((each): [string, unknown][] =>
    isMapping(each) ? Object.entries(each) : [[String(each), undefined]],
  );
  for (const [name, options] of entries) {
    const key = `markdown_extensions: ${name}`;
    const named = isMapping(options) ? Object.keys(options) : [];
    if (!extensions.test(name.replace(/^(pymdownx\.snippets):.*$/, '$1'))) {
      refuse(key, 'is not an extension that TechDocs brings.');
    }
    if (name.startsWith('pymdownx.snippets') && named.length > 0) {
      refuse(key, 'takes no options: it includes files of the docs only.');
    }
    const other = named.find(each => !plantumlOptions.test(each));
    if (name === 'plantuml_markdown' && other) {
      refuse(key, `does not take ${other}: it reads files or asks a server.`);
    }
  }
}

/** Redirects are files that are written where their names say. */
function refusePlugins(
  plugins: unknown,
  isInside: (place: unknown) => boolean,
  refuse: Refuse,
) {
  for (const name of keysUnder(plugins, 'redirect_maps')) {
    if (!isInside(name)) {
      refuse('plugins: redirects', `leaves the folder of the docs: ${name}`);
    }
  }
}

function keysUnder(value: unknown, wanted: string): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    key === wanted ? Object.keys(inner ?? {}) : keysUnder(inner, wanted),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap(textsIn);
  }
  return typeof value === 'string' ? [value] : [];
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
