import { spawnSync } from 'node:child_process';
import { Problem } from '../lib/problem.mjs';

function readNpmSettings(folder) {
  const { stdout, error } = spawnSync('npm', ['config', 'list', '--json'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error) {
    throw new Problem('npm was not found; install it together with Node.js.', {
      cause: error,
    });
  }
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Problem(
      'npm cannot read its own settings; try `npm config list`.',
      { cause },
    );
  }
}

function addressOf(url) {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/**
 * Yarn asks its own registry unless told otherwise; this hands it what npm is set to use. What the
 * user has set for Yarn stays.
 */
export function registrySettings(folder, environment = process.env) {
  const npm = readNpmSettings(folder);
  const registry = npm.registry;
  const yarnRegistry = environment.YARN_NPM_REGISTRY_SERVER || registry;
  const address = addressOf(yarnRegistry);
  const settings = {
    YARN_NPM_REGISTRY_SERVER: yarnRegistry.replace(/\/$/, ''),
    YARN_UNSAFE_HTTP_WHITELIST:
      address?.protocol === 'http:' ? address.hostname : undefined,
    YARN_HTTP_PROXY: npm.proxy || undefined,
    YARN_HTTPS_PROXY: npm['https-proxy'] || undefined,
    YARN_HTTPS_CA_FILE_PATH: npm.cafile || undefined,
    YARN_ENABLE_STRICT_SSL: npm['strict-ssl'] === false ? 'false' : undefined,
  };
  const forYarn = Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => value !== undefined && !environment[name],
    ),
  );
  return { registry, yarnRegistry, forYarn };
}
