import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gibibyte, requireSpace } from '../lib/disk.mjs';
import { openLog } from '../lib/logs.mjs';
import { step } from '../lib/progress.mjs';
import { failureOf } from './explain.mjs';
import { fingerprint } from './fingerprint.mjs';
import { registrySettings } from './registry.mjs';
import { Stamp } from './stamp.mjs';
import { workspaces } from './workspaces.mjs';

/** What the contents of `node_modules` follow from. */
function installFingerprint(root) {
  return fingerprint([
    { text: `${process.platform}-${process.arch}` },
    { file: join(root, 'yarn.lock') },
    { file: join(root, '.yarnrc.yml') },
    { file: join(root, 'package.json') },
    ...workspaces(root).map(({ manifest }) => ({ file: manifest })),
    // Yarn's own account of what it installed last.
    { file: join(root, 'node_modules', '.yarn-state.yml') },
  ]);
}

/** Installs the dependencies exactly as the lockfile says, unless that was done already. */
export async function installDependencies(settings, tools, session) {
  const { root } = settings;
  const stamp = new Stamp(join(root, 'node_modules', '.gantry-install'));
  if (stamp.matches(installFingerprint(root))) {
    return;
  }
  if (!existsSync(join(root, 'node_modules', '.yarn-state.yml'))) {
    requireSpace(root, 4 * gibibyte, 'install and build');
  }
  stamp.remove();
  await step(
    'Installing dependencies (a minute or two the first time)',
    async () => {
      const log = openLog(settings.logs, 'install');
      const { registry, forYarn } = registrySettings(root);
      const result = await session.processes.run(
        tools.node,
        [tools.yarn, 'install', '--immutable'],
        {
          cwd: root,
          environment: {
            ...tools.environment,
            ...forYarn,
            YARN_ENABLE_PROGRESS_BARS: 'false',
            YARN_ENABLE_COLORS: 'false',
          },
          stdio: ['ignore', log.descriptor, log.descriptor],
        },
      );
      if (result.code !== 0) {
        throw failureOf(
          'Installing the dependencies',
          result,
          log.path,
          registry,
        );
      }
    },
  );
  stamp.write(installFingerprint(root));
}
