import { Config } from '@backstage/config';
import { Check, Finding } from '../Finding';
import { ask } from './ask';
import { checkClock } from './clock';
import { unreachable } from './unreachable';

const wellKnown = '/.well-known/openid-configuration';
const why = 'Nobody can sign in.';

interface Discovery {
  issuer?: unknown;
  authorization_endpoint?: unknown;
  token_endpoint?: unknown;
  jwks_uri?: unknown;
}

/** One check for each OpenID provider of the environment that signs people in. */
export function openIdChecks(config: Config): Check[] {
  const environment =
    config.getOptionalString('auth.environment') ?? 'development';
  const providers = config.getOptionalConfig('auth.providers');
  return (providers?.keys() ?? []).flatMap(name => {
    const key = `auth.providers.${name}.${environment}.metadataUrl`;
    const url = config.getOptional(key);
    return typeof url === 'string'
      ? [
          {
            id: `upstreams.openid.${name}`,
            group: 'upstreams' as const,
            title: `OpenID provider '${name}'`,
            run: () => checkProvider(`the OpenID provider '${name}'`, url, key),
          },
        ]
      : [];
  });
}

async function checkProvider(
  upstream: string,
  url: string,
  key: string,
): Promise<Finding[]> {
  const documentUrl = url.endsWith(wellKnown)
    ? url
    : `${url.replace(/\/+$/, '')}${wellKnown}`;
  let answer;
  try {
    answer = await ask(documentUrl);
  } catch (error) {
    return [unreachable(upstream, { url: documentUrl, key, error, why })];
  }
  const { status, body, skew } = answer;
  const document = (status === 200 ? body : undefined) as Discovery | undefined;
  const needed = [
    'issuer',
    'authorization_endpoint',
    'token_endpoint',
    'jwks_uri',
  ] as const;
  const missing = needed.filter(name => typeof document?.[name] !== 'string');
  if (missing.length > 0) {
    return [
      {
        id: 'upstream.malformed',
        severity: 'error',
        subject: upstream,
        what: document
          ? `The document at ${documentUrl} lacks ${missing.join(', ')}.`
          : `${documentUrl} answers ${status}, and no discovery document.`,
        why,
        mend: `Correct ${key}: the address of the provider, as it tells it, with ${wellKnown} at its end.`,
        paste: `curl -s '${documentUrl}'`,
      },
    ];
  }
  return [
    ...checkClock(upstream, skew),
    ...checkIssuer(String(document?.issuer), documentUrl, upstream, key),
  ];
}

/** OpenID Connect Discovery 1.0, section 4.3: the issuer is the address before the well-known part. */
function checkIssuer(
  issuer: string,
  documentUrl: string,
  upstream: string,
  key: string,
): Finding[] {
  const expected = documentUrl.slice(0, -wellKnown.length);
  return issuer.replace(/\/$/, '') === expected
    ? []
    : [
        {
          id: 'upstream.openid-issuer',
          severity: 'error',
          subject: upstream,
          what: `${upstream[0].toUpperCase()}${upstream.slice(1)} calls itself ${issuer}, but is asked for at ${expected}.`,
          why: 'Tokens name the first, and are refused after sign-in.',
          mend: `Correct ${key}, or the address that the provider is configured with.`,
          paste: `${key}: ${issuer.replace(/\/$/, '')}${wellKnown}`,
        },
      ];
}
