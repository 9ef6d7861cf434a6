import { Finding } from '../Finding';

export interface GithubSubject {
  upstream: string;
  /** Where it stands in the configuration. */
  key: string;
}

export const why = 'Repositories cannot be read, discovered or created there.';

/** What reading catalogs and publishing from templates takes. */
const appRights: Record<string, 'read' | 'write'> = {
  metadata: 'read',
  contents: 'write',
  administration: 'write',
  workflows: 'write',
  pull_requests: 'write',
};

const tokenScopes = ['repo', 'workflow'];

export function brokenKey({ upstream, key }: GithubSubject): Finding {
  return {
    id: 'upstream.github-credentials',
    severity: 'error',
    subject: upstream,
    what: `${key}.privateKey is not a private key.`,
    why,
    mend: 'Put the whole PEM file of the App there, with its line ends.',
    paste: 'export GITHUB_APP_PRIVATE_KEY="$(cat gantry.private-key.pem)"',
  };
}

export function appRefused({ upstream, key }: GithubSubject): Finding {
  return {
    id: 'upstream.github-credentials',
    severity: 'error',
    subject: upstream,
    what: `${upstream} does not know the App of ${key}, or does not accept its key.`,
    why,
    mend: `Check ${key}.appId and privateKey, and the clock of this machine.`,
  };
}

export function tokenRefused({ upstream, key }: GithubSubject): Finding {
  return {
    id: 'upstream.github-credentials',
    severity: 'error',
    subject: upstream,
    what: `${upstream} does not accept the token.`,
    why,
    mend: `Put a token that has not expired into ${key}.token, or use an App.`,
  };
}

export function withoutCredentials({ upstream, key }: GithubSubject): Finding {
  return {
    id: 'upstream.github-anonymous',
    severity: 'warning',
    subject: upstream,
    what: `${key} has neither an App nor a token.`,
    why: 'Only public repositories can be read, 60 requests an hour, and none can be created.',
    mend: 'Name a GitHub App; app-config.production.yaml shows how.',
    paste:
      'integrations:\n  github:\n    - host: github.com\n      apps:\n        - appId: ${GITHUB_APP_ID}\n          clientId: ${GITHUB_APP_CLIENT_ID}\n          clientSecret: ${GITHUB_APP_CLIENT_SECRET}\n          webhookSecret: ${GITHUB_APP_WEBHOOK_SECRET}\n          privateKey: ${GITHUB_APP_PRIVATE_KEY}',
  };
}

export function notGithub(
  status: number,
  { upstream, key }: GithubSubject,
): Finding {
  return {
    id: 'upstream.malformed',
    severity: 'error',
    subject: upstream,
    what: `${upstream} answered ${status}.`,
    why,
    mend: `Check ${key}.apiBaseUrl; for GitHub Enterprise it ends with /api/v3.`,
  };
}

export function notInstalled(
  slug: string,
  { upstream }: GithubSubject,
): Finding {
  return {
    id: 'upstream.github-not-installed',
    severity: 'error',
    subject: upstream,
    what: `The App '${slug}' is installed in no organisation of ${upstream}.`,
    why,
    mend: 'Install it where the repositories are.',
    paste: `https://github.com/apps/${slug}/installations/new`,
  };
}

export function missingAppRights(
  granted: Record<string, string>,
  { upstream }: GithubSubject,
): Finding[] {
  const missing = Object.entries(appRights).filter(([right, level]) =>
    level === 'write' ? granted[right] !== 'write' : !granted[right],
  );
  return missing.length > 0
    ? [
        rightMissing(
          upstream,
          `The App lacks ${missing.map(([right, level]) => `${right}: ${level}`).join(', ')}.`,
          'Grant these under "Permissions & events" of the App, and accept them in the organisation.',
        ),
      ]
    : [];
}

/** A fine-grained token tells no scopes. */
export function missingScopes(
  header: string | string[] | undefined,
  { upstream }: GithubSubject,
): Finding[] {
  if (header === undefined) {
    return [];
  }
  const scopes = String(header)
    .split(',')
    .map(scope => scope.trim());
  const missing = tokenScopes.filter(scope => !scopes.includes(scope));
  return missing.length > 0
    ? [
        rightMissing(
          upstream,
          `The token lacks the scope ${missing.join(' and ')}.`,
          'Grant it on the page of the token.',
        ),
      ]
    : [];
}

function rightMissing(upstream: string, what: string, mend: string): Finding {
  return {
    id: 'upstream.github-right-missing',
    severity: 'warning',
    subject: upstream,
    what,
    why: 'Templates cannot create repositories with workflows in them.',
    mend,
  };
}

export function rateLimit(
  body: unknown,
  { upstream }: GithubSubject,
): Finding[] {
  const {
    limit = 0,
    remaining = 0,
    reset = 0,
  } = (body as { resources?: { core?: Record<string, number> } } | undefined)
    ?.resources?.core ?? {};
  return limit > 0 && remaining < limit / 10
    ? [
        {
          id: 'upstream.github-rate-limit',
          severity: 'warning',
          subject: upstream,
          what: `${remaining} of ${limit} requests are left until ${new Date(reset * 1000).toISOString()}.`,
          why: 'After that, nothing is read from there until the hour is over.',
          mend: 'Use a GitHub App, whose limit grows with the organisation, and discover less often.',
        },
      ]
    : [];
}
