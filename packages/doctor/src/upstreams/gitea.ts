import { Config } from '@backstage/config';
import {
  readGiteaConfig,
  GiteaIntegrationConfig,
} from '@backstage/integration';
import { Check, Finding, readOrSkip } from '../Finding';
import { ask } from './ask';
import { checkClock } from './clock';
import { unreachable } from './unreachable';

const why =
  'Catalog files and templates there cannot be read, and nothing can be published.';

/** One check for each Gitea that is configured. */
export function giteaChecks(config: Config): Check[] {
  return (config.getOptionalConfigArray('integrations.gitea') ?? []).map(
    (each, i) => {
      const host = each.getOptionalString('host') ?? String(i);
      return {
        id: `upstreams.gitea.${host}`,
        group: 'upstreams',
        title: `Gitea ${host}`,
        address: each.getOptionalString('baseUrl'),
        run: () =>
          checkGitea(
            readOrSkip(() => readGiteaConfig(each)),
            `integrations.gitea[${i}]`,
          ),
      };
    },
  );
}

async function checkGitea(
  { host, baseUrl, username, password }: GiteaIntegrationConfig,
  key: string,
): Promise<Finding[]> {
  const upstream = `Gitea ${host}`;
  const api = `${baseUrl ?? `https://${host}`}/api/v1`;
  try {
    const version = await ask(`${api}/version`);
    if (version.status !== 200) {
      return [notGitea(upstream, `${api}/version`, version.status, key)];
    }
    const clock = checkClock(upstream, version.skew);
    if (!password) {
      return clock;
    }
    const authorization = username
      ? `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
      : `token ${password}`;
    const user = await ask(`${api}/user`, { headers: { authorization } });
    return user.status === 401 || user.status === 403
      ? [...clock, refused(upstream, key)]
      : clock;
  } catch (error) {
    return [
      unreachable(upstream, {
        url: `${api}/version`,
        key: `${key}.baseUrl`,
        error,
        why,
      }),
    ];
  }
}

function notGitea(
  upstream: string,
  url: string,
  status: number,
  key: string,
): Finding {
  return {
    id: 'upstream.malformed',
    severity: 'error',
    subject: upstream,
    what: `${upstream} answered ${status} where a Gitea tells its version.`,
    why,
    mend: `Check ${key}.baseUrl: it must lead to a Gitea, without /api/v1.`,
    paste: `curl -s '${url}'`,
  };
}

function refused(upstream: string, key: string): Finding {
  return {
    id: 'upstream.gitea-credentials',
    severity: 'error',
    subject: upstream,
    what: `${upstream} does not accept the user name and password.`,
    why,
    mend: `Correct ${key}.username and password; a token may stand in place of the password.`,
  };
}
