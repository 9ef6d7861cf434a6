import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gibibyte, requireSpace } from '../lib/disk.mjs';
import { openLog } from '../lib/logs.mjs';
import { step } from '../lib/progress.mjs';
import { failureOf } from './explain.mjs';
import { filesUnder, fingerprint } from './fingerprint.mjs';
import { Stamp } from './stamp.mjs';
import { workspaces } from './workspaces.mjs';

const browserRoles = new Set([
  'frontend',
  'frontend-plugin',
  'frontend-plugin-module',
  'web-library',
  'common-library',
]);

/** The `app:` section of app-config.yaml; what else it says reaches the app only when it is served. */
function appSection(root) {
  const path = join(root, 'app-config.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return text.match(/^app:.*\n(?:(?:[ \t#].*)?\n)*/m)?.[0] ?? '';
}

function sourcesFingerprint(root) {
  const folders = workspaces(root)
    .filter(({ role }) => browserRoles.has(role))
    .map(({ folder }) => folder);
  return fingerprint([
    { file: join(root, 'yarn.lock') },
    { file: join(root, 'package.json') },
    { text: appSection(root) },
    ...folders.flatMap(filesUnder).map(file => ({ file })),
  ]);
}

/** Tells the result of one build from that of another. */
function resultFingerprint(root) {
  const page = join(root, 'packages/app/dist/index.html');
  return existsSync(page) ? String(statSync(page).mtimeMs) : 'none';
}

/** Builds the web app, unless it was built from the very same sources already. */
export async function buildApp(settings, tools, session) {
  const { root } = settings;
  const stamp = new Stamp(join(root, 'node_modules', '.gantry-build'));
  const sources = sourcesFingerprint(root);
  if (stamp.matches(`${sources} ${resultFingerprint(root)}`)) {
    return;
  }
  requireSpace(root, 0.3 * gibibyte, 'build');
  stamp.remove();
  await step('Building the web app (about a minute)', async () => {
    const log = openLog(settings.logs, 'build');
    const result = await session.processes.run(
      tools.node,
      [tools.yarn, 'workspace', 'app', 'build'],
      {
        cwd: root,
        environment: {
          ...tools.environment,
          ...settings.variables,
          NODE_ENV: 'production',
        },
        stdio: ['ignore', log.descriptor, log.descriptor],
      },
    );
    if (result.code !== 0) {
      throw failureOf('Building the web app', result, log.path);
    }
  });
  stamp.write(`${sources} ${resultFingerprint(root)}`);
}
