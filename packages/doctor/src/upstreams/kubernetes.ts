import { Config } from '@backstage/config';
import { readFileSync } from 'node:fs';
import { Check, Finding, Skip } from '../Finding';
import { ask, Question } from './ask';
import { checkClock } from './clock';
import { unreachable } from './unreachable';

const group = 'upstreams';
const why = 'The Kubernetes tab of its entities stays empty.';

/** One check for each cluster that the configuration names; how to find others is named as skipped. */
export function kubernetesChecks(config: Config): Check[] {
  const methods =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  return methods.flatMap((method, i): Check[] => {
    const type = method.getOptionalString('type');
    if (type !== 'config') {
      return [
        {
          id: `upstreams.kubernetes.${type}`,
          group,
          title: `Kubernetes clusters of '${type}'`,
          run: () => {
            throw new Skip(
              'the doctor asks only clusters that stand in the configuration',
            );
          },
        },
      ];
    }
    return (method.getOptionalConfigArray('clusters') ?? []).map((each, j) => {
      const name = each.getOptionalString('name') ?? String(j);
      return {
        id: `upstreams.kubernetes.${name}`,
        group,
        title: `Kubernetes ${name}`,
        address: each.getOptionalString('url'),
        run: () =>
          checkCluster(
            each,
            `Kubernetes ${name}`,
            `kubernetes.clusterLocatorMethods[${i}].clusters[${j}]`,
          ),
      };
    });
  });
}

function trustOf(cluster: Config): Question {
  const file = cluster.getOptionalString('caFile');
  const data = cluster.getOptionalString('caData');
  return {
    rejectUnauthorized: cluster.getOptionalBoolean('skipTLSVerify') !== true,
    ca: file
      ? readFileSync(file)
      : data && Buffer.from(data, 'base64').toString('utf8'),
  };
}

async function checkCluster(
  cluster: Config,
  upstream: string,
  key: string,
): Promise<Finding[]> {
  const url = cluster.getString('url').replace(/\/+$/, '');
  const token = cluster.getOptionalString('serviceAccountToken');
  const trust = trustOf(cluster);
  try {
    if (!token) {
      // Others sign in as the user who looks, or as the process; only the way there can be checked.
      const { skew } = await ask(`${url}/version`, trust);
      return checkClock(upstream, skew);
    }
    const answer = await ask(`${url}/api/v1/pods?limit=1`, {
      ...trust,
      headers: { authorization: `Bearer ${token}` },
    });
    return [
      ...checkClock(upstream, answer.skew),
      ...judge(answer.status, answer.body, upstream, key),
    ];
  } catch (error) {
    return [
      unreachable(upstream, {
        url: `${url}/version`,
        key: `${key}.url`,
        error,
        why,
      }),
    ];
  }
}

function judge(
  status: number,
  body: unknown,
  upstream: string,
  key: string,
): Finding[] {
  const about = { severity: 'error' as const, subject: upstream, why };
  if (status === 401) {
    return [
      {
        ...about,
        id: 'upstream.kubernetes-credentials',
        what: `${upstream} does not accept the token.`,
        mend: `Put a token of a service account into ${key}.serviceAccountToken.`,
        paste:
          'kubectl create token gantry --namespace gantry --duration 8760h',
      },
    ];
  }
  if (status === 403) {
    return [
      {
        ...about,
        id: 'upstream.kubernetes-right-missing',
        what: `${upstream} does not let the service account list pods.`,
        mend: 'Bind it to the role that may view everything.',
        paste:
          'kubectl create clusterrolebinding gantry-view --clusterrole view --serviceaccount gantry:gantry',
      },
    ];
  }
  const isList = /List$/.test(
    (body as { kind?: string } | undefined)?.kind ?? '',
  );
  return status === 200 && isList
    ? []
    : [
        {
          ...about,
          id: 'upstream.malformed',
          what: `${upstream} answered ${status} where a cluster lists its pods.`,
          mend: `Check that ${key}.url leads to the API server of the cluster.`,
        },
      ];
}
