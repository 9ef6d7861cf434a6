import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { openLog } from '../lib/logs.mjs';
import { step } from '../lib/progress.mjs';
import { failureOf } from '../prepare/explain.mjs';
import { Stamp } from '../prepare/stamp.mjs';

/** The plugin whose cost is measured. */
const plugin = '@gantry/plugin-vitals';
const ownExtension = /^[\w-]+:vitals(\/|$)/;

const idOf = entry =>
  typeof entry === 'string' ? entry : Object.keys(entry)[0];

/**
 * The app's extensions without those of the plugin, which a build without it does not know.
 * @param extensions as `app.extensions` has them: ids, or ids with what is configured
 */
export function withoutVitals(extensions) {
  return extensions.filter(entry => !ownExtension.test(idOf(entry)));
}

/**
 * The same, and what the plugin puts on every page and on that of an entity switched off. Its API stays: the header of an
 * entity asks it, and there is no page without.
 */
export function vitalsOff(extensions) {
  return [
    ...withoutVitals(extensions),
    { 'entity-card:vitals/health': false },
    { 'entity-content:vitals/health': false },
    { 'app-root-element:vitals/visit-recorder': false },
  ];
}

/** What `app.extensions` of the embedded default says. */
export function readExtensions(root) {
  const { parse } = createRequire(join(root, 'package.json'))('yaml');
  return parse(readFileSync(join(root, 'app-extensions.yaml'), 'utf8'));
}

/**
 * Builds the web app once more, without the plugin, beside the one that is in use; unless that was done from the same
 * sources. Which plugins an app has is decided when it is built.
 * @returns the folder of the app, for `app.packageName`
 */
export async function buildWithoutVitals(settings, tools, session) {
  const { root } = settings;
  const app = join(root, 'packages/app');
  // Below the root, so that its dependencies are found, and not among the workspaces.
  const folder = join(root, '.gantry/bench/app-without-vitals');
  const built = readFileSync(join(root, 'node_modules/.gantry-build'), 'utf8');
  const stamp = new Stamp(join(folder, '.built'));
  if (stamp.matches(built)) {
    return folder;
  }
  rmSync(folder, { recursive: true, force: true });
  cpSync(app, folder, {
    recursive: true,
    filter: source =>
      source === app || !['dist', 'node_modules'].includes(basename(source)),
  });
  // Where the build lists the plugins that it finds.
  mkdirSync(join(folder, 'node_modules'));
  const config = join(folder, 'app-config.json');
  writeFileSync(
    config,
    JSON.stringify({ app: { packages: { exclude: [plugin] } } }),
  );
  const title = `Building the web app without ${plugin}`;
  await step(title, async () => {
    const log = openLog(settings.logs, 'bench-build');
    const result = await session.processes.run(
      tools.node,
      [
        join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        ...['package', 'build'],
        ...['--config', join(root, 'app-config.yaml'), '--config', config],
      ],
      {
        cwd: folder,
        environment: {
          ...tools.environment,
          ...settings.variables,
          NODE_ENV: 'production',
        },
        stdio: ['ignore', log.descriptor, log.descriptor],
      },
    );
    if (result.code !== 0) {
      throw failureOf(title, result, log.path);
    }
  });
  stamp.write(built);
  return folder;
}
