import {
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../lib/logs.mjs';
import { Problem } from '../lib/problem.mjs';
import { step } from '../lib/progress.mjs';
import { failureOf } from '../prepare/explain.mjs';
import { registrySettings } from '../prepare/registry.mjs';
import { Stamp } from '../prepare/stamp.mjs';
import { unlessEnded, waitForRoute } from '../run/readiness.mjs';
import { failWhenEnded } from '../run/startGantry.mjs';

/** The release of the generator that belongs to Backstage 1.55. */
const generator = '@backstage/create-app@0.9.2';

/** Outside the checkout, and kept between runs: making it takes some three minutes. */
const folder = join(
  tmpdir(),
  `gantry-bench-${userInfo().uid}`,
  'backstage-1.55',
);

function configuration(port) {
  const url = `http://localhost:${port}`;
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      csp: {
        'connect-src': ["'self'", 'http:', 'ws:'],
        'upgrade-insecure-requests': false,
      },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
  };
}

/**
 * Gantry's own pins and the releases that it has of Backstage's packages: so both sides are built from the same
 * releases of what they share, and later ones that no longer fit together are left out.
 */
function pinsOf(root) {
  const { resolutions } = readManifest(root);
  const installed = join(root, 'node_modules/@backstage');
  const releases = readdirSync(installed)
    .map(name => [
      `@backstage/${name}`,
      readManifest(join(installed, name)).version,
    ])
    .filter(([, version]) => version);
  return { ...Object.fromEntries(releases), ...resolutions };
}

function readManifest(directory) {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
}

function pin(root, pins) {
  const manifest = readManifest(folder);
  Object.assign(manifest.resolutions, pins);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify(manifest, undefined, 2),
  );
  cpSync(join(root, '.yarnrc.yml'), join(folder, '.yarnrc.yml'));
}

/** A Backstage as its own generator makes it, in production mode and with guest sign-in. */
export class BareBackstage {
  #settings;
  #tools;
  #session;

  constructor(settings, tools, session) {
    this.#settings = settings;
    this.#tools = tools;
    this.#session = session;
  }

  async #run(title, command, words, options = {}) {
    const log = openLog(this.#settings.logs, 'bench-bare');
    const result = await step(title, () =>
      this.#session.processes.run(command, words, {
        cwd: folder,
        ...options,
        environment: { ...this.#tools.environment, ...options.environment },
        stdio: ['ignore', log.descriptor, log.descriptor],
      }),
    );
    if (result.code !== 0) {
      throw failureOf(title, result, log.path);
    }
  }

  /** Creates, installs and builds it, unless that was done before. */
  async prepare() {
    const stamp = new Stamp(join(folder, '.gantry-bench'));
    const pins = pinsOf(this.#settings.root);
    const made = JSON.stringify([generator, pins]);
    if (stamp.matches(made)) {
      return;
    }
    if (existsSync(folder)) {
      await step('Removing an earlier bare Backstage', () =>
        rm(folder, { recursive: true, force: true }),
      );
    }
    await this.#run(
      'Creating a bare Backstage',
      'npm',
      ['exec', '--yes', generator, '--', '--path', folder, '--skip-install'],
      { cwd: tmpdir(), environment: { BACKSTAGE_APP_NAME: 'bare' } },
    );
    pin(this.#settings.root, pins);
    await this.#run(
      'Installing the bare Backstage',
      this.#tools.node,
      [this.#tools.yarn, 'install', '--no-immutable'],
      { environment: registrySettings(folder).forYarn },
    );
    await this.#run(
      'Building the bare Backstage',
      this.#tools.node,
      [this.#tools.yarn, 'workspace', 'app', 'build'],
      { environment: { NODE_ENV: 'production' } },
    );
    if (!existsSync(join(folder, 'packages/app/dist/index.html'))) {
      throw new Problem(
        `The build of the bare Backstage left no page in ${folder}.`,
      );
    }
    stamp.write(made);
  }

  /**
   * Starts it on a port, and does not wait until it is ready.
   * @param variables of its environment, such as those that choose its database; it keeps nothing without
   */
  launch(port, variables = {}) {
    const config = join(folder, 'app-config.bench.yaml');
    // JSON is YAML.
    writeFileSync(config, JSON.stringify(configuration(port)));
    const require = createRequire(join(folder, 'package.json'));
    const log = openLog(this.#settings.logs, 'bench-bare');
    return {
      name: 'bare Backstage',
      log: log.path,
      ...this.#session.processes.start(
        this.#tools.node,
        [
          ...[
            '--require',
            require.resolve('@backstage/cli/config/nodeTransform.cjs'),
          ],
          'src/index.ts',
          ...['--config', join(folder, 'app-config.yaml'), '--config', config],
        ],
        {
          cwd: join(folder, 'packages/backend'),
          environment: {
            ...this.#tools.environment,
            ...variables,
            NODE_ENV: 'production',
            // Its configuration names one, and an empty one ends the start.
            GITHUB_TOKEN: 'none',
          },
          stdio: ['ignore', log.descriptor, log.descriptor],
        },
      ),
    };
  }

  /** Starts it on a port and answers its address once it is ready. */
  async start(port) {
    const server = this.launch(port);
    await step('Starting the bare Backstage', () =>
      unlessEnded(
        signal =>
          waitForRoute(
            `http://127.0.0.1:${port}/.backstage/health/v1/readiness`,
            {
              deadline: Date.now() + 60_000,
              signal,
              giveUp: () =>
                new Problem('The bare Backstage did not become ready.', {
                  log: server.log,
                }),
            },
          ),
        failWhenEnded(server),
      ),
    );
    return `http://localhost:${port}`;
  }
}
