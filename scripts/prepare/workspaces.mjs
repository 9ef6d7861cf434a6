import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages of the repository: `{ folder, manifest, role }`, by folder name. */
export function workspaces(root) {
  return ['packages', 'plugins']
    .map(group => join(root, group))
    .filter(existsSync)
    .flatMap(group =>
      readdirSync(group)
        .sort()
        .map(name => join(group, name)),
    )
    .map(folder => ({ folder, manifest: join(folder, 'package.json') }))
    .filter(({ manifest }) => existsSync(manifest))
    .map(workspace => ({
      ...workspace,
      role: JSON.parse(readFileSync(workspace.manifest, 'utf8')).backstage
        ?.role,
    }));
}
