import { spawnSync } from 'node:child_process';
import { Problem } from '../lib/problem.mjs';

/** What npm is set to use: its `registry`, proxies and certificates. */
export function npmSettings(folder, environment = process.env) {
  const { stdout, error } = spawnSync('npm', ['config', 'list', '--json'], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error) {
    throw new Problem('npm was not found; install it together with Node.js.', {
      cause: error,
    });
  }
  try {
    // npm keeps an address that holds a password to itself.
    const fromEnvironment =
      environment.npm_config_registry ?? environment.NPM_CONFIG_REGISTRY;
    return { registry: fromEnvironment, ...JSON.parse(stdout) };
  } catch (cause) {
    throw new Problem(
      'npm cannot read its own settings; try `npm config list`.',
      { cause },
    );
  }
}

function parseRegistry(registry) {
  try {
    return new URL(registry);
  } catch (cause) {
    throw new Problem(
      'The address of the package registry is not known; name it in YARN_NPM_REGISTRY_SERVER.',
      { cause },
    );
  }
}

/**
 * Yarn asks its own registry unless told otherwise; `forYarn` hands it what npm is set to use. What
 * the user has set for Yarn stays.
 */
export function registrySettings(folder, environment = process.env) {
  const npm = npmSettings(folder, environment);
  const address = parseRegistry(
    environment.YARN_NPM_REGISTRY_SERVER || npm.registry,
  );
  const { username, password } = address;
  address.username = '';
  address.password = '';
  const registry = address.href.replace(/\/$/, '');
  const settings = {
    YARN_UNSAFE_HTTP_WHITELIST:
      address.protocol === 'http:' ? address.hostname : undefined,
    // Apart from the address, so that no log shows it.
    YARN_NPM_AUTH_IDENT: username
      ? `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
      : undefined,
    YARN_NPM_ALWAYS_AUTH: username ? 'true' : undefined,
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
  return {
    registry,
    forYarn: { ...forYarn, YARN_NPM_REGISTRY_SERVER: registry },
  };
}
