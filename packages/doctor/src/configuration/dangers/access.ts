import { Danger, listAt, valueAt, whenReachable } from './Danger';

const guest = 'auth.providers.guest';

/** Layered files add up: a production file on top of the embedded default keeps guest sign-in. */
export const guestInProduction: Danger = config =>
  config.has(guest) && valueAt(config, 'auth.environment') === 'production'
    ? [
        {
          id: 'configuration.guest-in-production',
          severity: 'error',
          subject: guest,
          what: `${guest} is configured while auth.environment is production.`,
          why: 'The server refuses to start.',
          mend: 'Start with the production file alone, not on top of app-config.yaml.',
        },
      ]
    : [];

export const guestSignIn: Danger = whenReachable((config, { because }) =>
  config.has(guest) && valueAt(config, 'auth.environment') !== 'production'
    ? [
        {
          id: 'configuration.guest-sign-in',
          severity: 'error',
          subject: guest,
          what: `Anybody may sign in as guest, and others can reach the portal: ${because}.`,
          why: 'Whoever can open the page may do all that the guest may, such as creating services.',
          mend: 'Configure an OpenID provider instead, as app-config.production.yaml does, or listen on loopback only.',
          paste: 'backend:\n  listen:\n    host: 127.0.0.1',
        },
      ]
    : [],
);

export const permissionsOff: Danger = whenReachable(config =>
  valueAt(config, 'permission.enabled') !== true
    ? [
        {
          id: 'configuration.permissions-off',
          severity: 'error',
          subject: 'permission.enabled',
          what: 'permission.enabled is not true.',
          why: 'Everything is allowed to everybody: no entity is hidden, and anybody may delete any.',
          mend: 'Turn permissions on.',
          paste: 'permission:\n  enabled: true',
        },
      ]
    : [],
);

export const authPolicyOff: Danger = whenReachable(config =>
  valueAt(config, 'backend.auth.dangerouslyDisableDefaultAuthPolicy') === true
    ? [
        {
          id: 'configuration.auth-policy-off',
          severity: 'error',
          subject: 'backend.auth.dangerouslyDisableDefaultAuthPolicy',
          what: 'backend.auth.dangerouslyDisableDefaultAuthPolicy is true.',
          why: 'The server answers requests that carry no token at all.',
          mend: 'Remove the key.',
        },
      ]
    : [],
);

const leastSecret = 32;
const wellKnown = /secret|change.?me|password|backstage|gantry|^(.)\1*$/i;

export const weakSessionSecret: Danger = whenReachable(config => {
  const key = 'auth.session.secret';
  const secret = valueAt<unknown>(config, key);
  const needsSession = config.has('auth.providers.oidc');
  if (secret === undefined && !needsSession) {
    return [];
  }
  const text = String(secret ?? '');
  const fault = faultOf(text);
  return fault
    ? [
        {
          id: 'configuration.session-secret',
          severity: 'error',
          subject: key,
          what: `${key} ${fault}.`,
          why: 'Who knows it can forge the session of a sign-in under way.',
          mend: 'Give all replicas the same random one.',
          paste: 'export GANTRY_SESSION_SECRET="$(openssl rand -hex 32)"',
        },
      ]
    : [];
});

function faultOf(secret: string): string | undefined {
  if (secret.length === 0) {
    return 'is not set, and sign-in through OpenID needs it';
  }
  if (secret.length < leastSecret) {
    return `is shorter than ${leastSecret} characters`;
  }
  return wellKnown.test(secret) ? 'can be guessed' : undefined;
}

export const weakStaticToken: Danger = whenReachable(config =>
  listAt<{ type?: string; options?: { token?: unknown; subject?: unknown } }>(
    config,
    'backend.auth.externalAccess',
  ).flatMap(({ type, options }, i) =>
    type === 'static' && String(options?.token ?? '').length < leastSecret
      ? [
          {
            id: 'configuration.static-token-weak',
            severity: 'error' as const,
            subject: `backend.auth.externalAccess[${i}].options.token`,
            what: `The static token of '${options?.subject ?? i}' is shorter than ${leastSecret} characters.`,
            why: 'Who guesses it acts as a service, which passes permission checks.',
            mend: 'Make a random one, and restrict it with accessRestrictions.',
            paste: 'openssl rand -hex 32',
          },
        ]
      : [],
  ),
);

export const missingSignIn: Danger = config => {
  const provider = valueAt<string>(config, 'app.signIn.provider');
  const environment = valueAt<string>(config, 'auth.environment');
  if (!provider || provider === 'guest' || typeof provider !== 'string') {
    return provider === 'guest' && !config.has(guest)
      ? [signInMissing(provider, guest)]
      : [];
  }
  const key = `auth.providers.${provider}.${environment ?? 'development'}`;
  return config.has(key) ? [] : [signInMissing(provider, key)];
};

function signInMissing(provider: string, key: string) {
  return {
    id: 'configuration.sign-in-missing',
    severity: 'error' as const,
    subject: key,
    what: `The page offers sign-in through '${provider}', but ${key} is not configured.`,
    why: 'Nobody can sign in.',
    mend: `Configure ${key}, or change app.signIn.provider.`,
  };
}
