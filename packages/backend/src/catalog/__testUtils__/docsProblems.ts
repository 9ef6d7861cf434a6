import { readFile } from 'node:fs/promises';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CatalogEntry } from './readCatalog';

const techdocsRef = 'backstage.io/techdocs-ref';
const techdocsEntity = 'backstage.io/techdocs-entity';
const techdocsEntityPath = 'backstage.io/techdocs-entity-path';

/** The folder of the documentation of an entity; undefined for one without, or with sources elsewhere. */
function siteOf({ entity, file }: CatalogEntry): string | undefined {
  const [, path] =
    /^dir:(.+)$/.exec(entity.metadata.annotations?.[techdocsRef] ?? '') ?? [];
  return path && join(dirname(file), path);
}

/**
 * Documentation that is announced and not there: folders without `mkdocs.yml`, runbooks that do not exist,
 * and links in texts to pages of the portal that lead nowhere.
 */
export async function docsProblems(entries: CatalogEntry[]): Promise<string[]> {
  const sites = new Map(entries.map(entry => [entry.ref, siteOf(entry)]));
  const leadsNowhere = (link: string) => {
    const [path] = link.split(/[?#]/);
    const [, page, namespace, kind, name, rest = ''] =
      /^\/(docs|catalog)\/([^/]+)\/([^/]+)\/([^/]+)(?:\/(.*))?$/.exec(path) ??
      [];
    const ref = `${kind}:${namespace}/${name}`.toLowerCase();
    if (page !== 'docs') {
      return page !== 'catalog' || !sites.has(ref);
    }
    const site = sites.get(ref);
    const file = rest.replace(/\/$/, '');
    return !(
      site &&
      [`${file || 'index'}.md`, join(file, 'index.md')].some(candidate =>
        existsSync(join(site, 'docs', candidate)),
      )
    );
  };

  const problems: string[] = [];
  for (const { ref, entity } of entries) {
    const annotations = entity.metadata.annotations ?? {};
    const site = sites.get(ref);
    const elsewhere = annotations[techdocsEntity];
    const [kind, name] = elsewhere?.split(/:default\//) ?? [];
    const announced = [
      annotations['gantry.dev/runbook'] ?? '',
      ...(elsewhere
        ? [
            `/docs/default/${kind}/${name}${annotations[techdocsEntityPath] ?? ''}`,
          ]
        : []),
    ].filter(url => url.startsWith('/'));
    problems.push(
      ...announced
        .filter(leadsNowhere)
        .map(url => `${ref}: nothing is at ${url}`),
    );
    if (!site) {
      continue;
    }
    if (!existsSync(join(site, 'mkdocs.yml'))) {
      problems.push(`${ref}: there is no mkdocs.yml for its documentation`);
      continue;
    }
    for (const page of globSync('docs/**/*.md', { cwd: site })) {
      const text = await readFile(join(site, page), 'utf8');
      problems.push(
        ...[...text.matchAll(/\]\((\/[^)\s]+)\)/g)]
          .map(([, url]) => url)
          .filter(leadsNowhere)
          .map(url => `${ref}: nothing is at ${url}, to which ${page} leads`),
      );
    }
  }
  return problems;
}
