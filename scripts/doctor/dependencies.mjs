import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the half of the doctor that needs packages can run. */
export function hasDependencies(root) {
  return ['@backstage/cli/config/nodeTransform.cjs', '@backstage/config-loader']
    .map(name => join(root, 'node_modules', name))
    .every(existsSync);
}
