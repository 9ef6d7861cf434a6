import { Config } from '@backstage/config';
import {
  GithubAppConfig,
  GithubIntegrationConfig,
  readGithubIntegrationConfig,
} from '@backstage/integration';
import { Check, Finding, readOrSkip } from '../Finding';
import { ask, Answer } from './ask';
import { checkClock } from './clock';
import { appToken } from './githubAppToken';
import * as findings from './githubFindings';
import { unreachable } from './unreachable';

/** One check for each GitHub that is configured. */
export function githubChecks(config: Config): Check[] {
  return (config.getOptionalConfigArray('integrations.github') ?? []).map(
    (each, i) => {
      const host = each.getOptionalString('host') ?? 'github.com';
      return {
        id: `upstreams.github.${host}`,
        group: 'upstreams',
        title: `GitHub ${host}`,
        run: () =>
          checkGithub(
            readOrSkip(() => readGithubIntegrationConfig(each)),
            `integrations.github[${i}]`,
          ),
      };
    },
  );
}

async function checkGithub(
  { host, apiBaseUrl, token, apps }: GithubIntegrationConfig,
  key: string,
): Promise<Finding[]> {
  const subject = { upstream: `GitHub ${host}`, key };
  const api = apiBaseUrl ?? `https://${host}/api/v3`;
  try {
    const results = await Promise.all([
      ...(apps ?? []).map((app, i) =>
        checkApp(api, app, { ...subject, key: `${key}.apps[${i}]` }),
      ),
      ...(token ? [checkToken(api, token, subject)] : []),
      ...(!token && !apps?.length ? [checkAnonymous(api, subject)] : []),
    ]);
    return results.flat();
  } catch (error) {
    return [
      unreachable(subject.upstream, {
        url: api,
        key: `${key}.apiBaseUrl`,
        error,
        why: findings.why,
      }),
    ];
  }
}

function headersFor(token: string): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
  };
}

async function checkApp(
  api: string,
  app: GithubAppConfig,
  subject: findings.GithubSubject,
): Promise<Finding[]> {
  let jwt: string;
  try {
    jwt = appToken(app);
  } catch {
    return [findings.brokenKey(subject)];
  }
  const headers = headersFor(jwt);
  const self = await ask(`${api}/app`, { headers });
  const clock = checkClock(subject.upstream, self.skew);
  if (self.status !== 200) {
    return [...clock, refusalOf(self, subject, findings.appRefused)];
  }
  const installations = await ask(`${api}/app/installations?per_page=1`, {
    headers,
  });
  const isInstalled =
    !Array.isArray(installations.body) || installations.body.length > 0;
  const { permissions = {}, slug = '' } = self.body as {
    permissions?: Record<string, string>;
    slug?: string;
  };
  return [
    ...clock,
    ...findings.missingAppRights(permissions, subject),
    ...(isInstalled ? [] : [findings.notInstalled(slug, subject)]),
  ];
}

async function checkToken(
  api: string,
  token: string,
  subject: findings.GithubSubject,
): Promise<Finding[]> {
  const answer = await ask(`${api}/rate_limit`, { headers: headersFor(token) });
  const clock = checkClock(subject.upstream, answer.skew);
  return answer.status === 200
    ? [
        ...clock,
        ...findings.missingScopes(answer.headers['x-oauth-scopes'], subject),
        ...findings.rateLimit(answer.body, subject),
      ]
    : [...clock, refusalOf(answer, subject, findings.tokenRefused)];
}

async function checkAnonymous(
  api: string,
  subject: findings.GithubSubject,
): Promise<Finding[]> {
  const { skew } = await ask(`${api}/rate_limit`);
  return [
    ...checkClock(subject.upstream, skew),
    findings.withoutCredentials(subject),
  ];
}

function refusalOf(
  { status }: Answer,
  subject: findings.GithubSubject,
  refused: (subject: findings.GithubSubject) => Finding,
): Finding {
  return status === 401 || status === 403
    ? refused(subject)
    : findings.notGithub(status, subject);
}
