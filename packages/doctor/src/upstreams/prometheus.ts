import { Config } from '@backstage/config';
import { Check, Finding, readOrSkip } from '../Finding';
import { Answer, ask } from './ask';
import { checkClock } from './clock';
import { unreachable } from './unreachable';

const why = 'The health of entities that it watches is unknown.';

interface Instance {
  url: string;
  headers: Record<string, string>;
  /** Requests to Amazon are signed, and the doctor does not sign. */
  isSigned: boolean;
}

/** One check for each Prometheus that may be asked. */
export function prometheusChecks(config: Config): Check[] {
  return (
    config.getOptionalConfigArray('vitals.prometheus.instances') ?? []
  ).map((each, i) => {
    const id = each.getOptionalString('id') ?? String(i);
    return {
      id: `upstreams.prometheus.${id}`,
      group: 'upstreams',
      title: `Prometheus ${id}`,
      address: each.getOptionalString('url'),
      run: () =>
        checkInstance(
          `Prometheus ${id}`,
          readOrSkip(() => readInstance(each)),
          `vitals.prometheus.instances[${i}]`,
        ),
    };
  });
}

function readInstance(config: Config): Instance {
  const basic = config.getOptionalConfig('auth.basic');
  const token = config.getOptionalString('auth.bearer.token');
  const authorization = basic
    ? `Basic ${Buffer.from(`${basic.getString('username')}:${basic.getString('password')}`).toString('base64')}`
    : token && `Bearer ${token}`;
  return {
    url: config.getString('url').replace(/\/+$/, ''),
    headers: {
      ...config.getOptional<Record<string, string>>('headers'),
      ...(authorization && { authorization }),
    },
    isSigned: config.has('auth.sigv4'),
  };
}

async function checkInstance(
  upstream: string,
  { url, headers, isSigned }: Instance,
  key: string,
): Promise<Finding[]> {
  const question = `${url}/api/v1/query?query=1`;
  try {
    const answer = await ask(question, { headers });
    const clock = checkClock(upstream, answer.skew);
    if (isRefusal(answer)) {
      return isSigned ? clock : [...clock, refused(upstream, answer, key)];
    }
    if (!isSuccess(answer)) {
      return [...clock, notPrometheus(upstream, question, answer, key)];
    }
    const rules = await ask(`${url}/api/v1/rules?type=alert`, { headers });
    return isSuccess(rules)
      ? clock
      : [...clock, withoutRules(upstream, rules, url)];
  } catch (error) {
    return [
      unreachable(upstream, { url: question, key: `${key}.url`, error, why }),
    ];
  }
}

function isRefusal({ status }: Answer): boolean {
  return status === 401 || status === 403;
}

function isSuccess({ status, body }: Answer): boolean {
  return status === 200 && (body as { status?: unknown })?.status === 'success';
}

function refused(upstream: string, { status }: Answer, key: string): Finding {
  return {
    id: 'upstream.prometheus-credentials',
    severity: 'error',
    subject: upstream,
    what: `${upstream} does not let the portal in (${status}).`,
    why,
    mend: `Correct ${key}.auth.`,
    paste: 'auth:\n  bearer:\n    token: ${PROMETHEUS_TOKEN}',
  };
}

function notPrometheus(
  upstream: string,
  question: string,
  { status }: Answer,
  key: string,
): Finding {
  return {
    id: 'upstream.malformed',
    severity: 'error',
    subject: upstream,
    what: `${upstream} answered ${status} where a Prometheus answers a query.`,
    why,
    mend: `Check ${key}.url: it must lead to the API, without /api/v1.`,
    paste: `curl -s '${question}'`,
  };
}

function withoutRules(
  upstream: string,
  { status }: Answer,
  url: string,
): Finding {
  return {
    id: 'upstream.prometheus-rules-missing',
    severity: 'warning',
    subject: upstream,
    what: `${upstream} answers queries, but ${status} when asked for its alerting rules.`,
    why: 'The health of entities that ask for alerts is unknown.',
    mend: 'Point to what evaluates the rules, or let it answer /api/v1/rules for this user.',
    paste: `curl -s '${url}/api/v1/rules?type=alert'`,
  };
}
