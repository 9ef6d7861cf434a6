import { hostOf, isLoopback } from '../exposure';
import { Danger, listAt, valueAt, whenReachable } from './Danger';

const urls = ['app.baseUrl', 'backend.baseUrl'];

function isPlainHttp(url: string | undefined): url is string {
  return Boolean(url?.startsWith('http://')) && !isLoopback(hostOf(url ?? ''));
}

export const plainHttp: Danger = config =>
  urls.flatMap(key => {
    const url = valueAt<string>(config, key);
    return isPlainHttp(url)
      ? [
          {
            id: 'configuration.plain-http',
            severity: 'error' as const,
            subject: key,
            what: `${key} is ${url}, without encryption.`,
            why: 'Tokens and cookies can be read on the way, and browsers keep some features from such pages.',
            mend: 'Serve the portal through HTTPS.',
            paste: `${key.split('.')[0]}:\n  baseUrl: ${url.replace('http:', 'https:')}`,
          },
        ]
      : [];
  });

export const baseUrlSlash: Danger = config =>
  urls.flatMap(key => {
    const url = valueAt<string>(config, key);
    return typeof url === 'string' && url.endsWith('/')
      ? [
          {
            id: 'configuration.base-url-slash',
            severity: 'warning' as const,
            subject: key,
            what: `${key} ends with a slash.`,
            why: 'Addresses are put together from it and then hold two, which sign-in providers refuse.',
            mend: 'Remove the slash.',
            paste: `${key.split('.')[0]}:\n  baseUrl: ${url.replace(/\/+$/, '')}`,
          },
        ]
      : [];
  });

export const anyOrigin: Danger = whenReachable(config => {
  const origins = [valueAt<string | string[]>(config, 'backend.cors.origin')];
  const open = origins
    .flat()
    .find(origin => /^(https?:\/\/)?\*+$/.test(origin ?? ''));
  return open
    ? [
        {
          id: 'configuration.cors-any-origin',
          severity: 'error',
          subject: 'backend.cors.origin',
          what: `backend.cors.origin is '${open}'.`,
          why: 'Any page that somebody visits may call the portal in their name.',
          mend: 'Name the address of the portal alone.',
          paste: `backend:\n  cors:\n    origin: ${valueAt(config, 'app.baseUrl') ?? 'https://portal.example'}`,
        },
      ]
    : [];
});

const guarded = ['default-src', 'script-src', 'object-src'];
const anySource = new Set(['*', 'http:', 'https:', "'unsafe-inline'", 'data:']);

export const weakContentPolicy: Danger = whenReachable(config => {
  const policy = valueAt<Record<string, unknown> | false>(
    config,
    'backend.csp',
  );
  const directives: Record<string, unknown> =
    policy === false
      ? Object.fromEntries(guarded.map(name => [name, false]))
      : (policy ?? {});
  const weak = guarded.filter(name => {
    const value = directives[name];
    return (
      value === false ||
      (Array.isArray(value) && value.some(source => anySource.has(source)))
    );
  });
  return weak.length > 0
    ? [
        {
          id: 'configuration.csp-weak',
          severity: 'warning',
          subject: 'backend.csp',
          what: `backend.csp lifts the protection of ${weak.join(', ')}.`,
          why: 'A script that slips into a page, through a description or documentation, would run.',
          mend: 'Remove these directives; the defaults are safe.',
        },
      ]
    : [];
});

export const upgradedRequests: Danger = config => {
  const directive = 'backend.csp.upgrade-insecure-requests';
  const upgrades = valueAt(config, directive) !== false;
  const url = valueAt<string>(config, 'app.baseUrl');
  if (isPlainHttp(url) && upgrades) {
    return [
      {
        id: 'configuration.upgrade-insecure-requests',
        severity: 'error',
        subject: directive,
        what: `app.baseUrl is ${url}, but the page tells browsers to ask for everything through HTTPS.`,
        why: 'The page stays blank in browsers.',
        mend: 'Serve the portal through HTTPS, or turn the directive off.',
        paste: 'backend:\n  csp:\n    upgrade-insecure-requests: false',
      },
    ];
  }
  return [];
};

export const proxiedCredentials: Danger = whenReachable(config => {
  const endpoints = valueAt<Record<string, { credentials?: string } | string>>(
    config,
    'proxy.endpoints',
  );
  return Object.entries(endpoints ?? {}).flatMap(([path, endpoint]) => {
    const credentials =
      typeof endpoint === 'object' ? endpoint.credentials : undefined;
    return ['forward', 'dangerously-allow-unauthenticated'].includes(
      credentials ?? '',
    )
      ? [
          {
            id: 'configuration.proxy-credentials',
            severity: 'error' as const,
            subject: `proxy.endpoints.${path}`,
            what: `proxy.endpoints.${path} has credentials: ${credentials}.`,
            why:
              credentials === 'forward'
                ? "The upstream gets users' own Backstage tokens and can act in their name."
                : 'Anybody may use the upstream through the portal without signing in.',
            mend: "Set credentials: require, and give the upstream a token of its own in 'headers'.",
            paste: `proxy:\n  endpoints:\n    '${path}':\n      credentials: require`,
          },
        ]
      : [];
  });
});

export const wildcardReading: Danger = config =>
  listAt<{ host?: string }>(config, 'backend.reading.allow').flatMap(
    ({ host = '' }, i) =>
      host.startsWith('*') || /^(169\.254\.|\[?fd00:ec2::)/.test(host)
        ? [
            {
              id: 'configuration.reading-wildcard',
              severity:
                /^\*(\.[^.]+)?$/.test(host) || !host.startsWith('*')
                  ? ('error' as const)
                  : ('warning' as const),
              subject: `backend.reading.allow[${i}]`,
              what: `backend.reading.allow lets anybody have the server read from ${host}.`,
              why: 'Whoever registers a location can reach hosts that only the server sees, credentials of the machine among them.',
              mend: 'Name each host, with its paths.',
              paste:
                'backend:\n  reading:\n    allow:\n      - host: docs.example.com\n        paths: [/openapi/]',
            },
          ]
        : [],
  );
