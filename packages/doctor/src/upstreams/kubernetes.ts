import { Config } from '@backstage/config';
import { readFileSync } from 'node:fs';
import { Check, Finding, Skip } from '../Finding';
import { Answer, ask, Question } from './ask';
import { checkClock } from './clock';
import {
  Cluster,
  judgeLists,
  judgeVersion,
  whyKubernetes,
} from './kubernetesFindings';
import { ListedKind, listedKinds } from './kubernetesKinds';
import { unreachable } from './unreachable';

const group = 'upstreams';

/** The checks of each cluster that the configuration names; how to find others is named as skipped. */
export function kubernetesChecks(config: Config): Check[] {
  const methods =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  return methods.flatMap((method, i): Check[] => {
    const type = method.getOptionalString('type');
    if (type !== 'config') {
      return [
        skipped(
          `upstreams.kubernetes.${type}`,
          `Kubernetes clusters of '${type}'`,
          'the doctor asks only clusters that stand in the configuration',
        ),
      ];
    }
    const clusters = method.getOptionalConfigArray('clusters') ?? [];
    return clusters.flatMap((each, j) =>
      clusterChecks(
        config,
        each,
        `kubernetes.clusterLocatorMethods[${i}].clusters[${j}]`,
        String(j),
      ),
    );
  });
}

function clusterChecks(
  config: Config,
  cluster: Config,
  key: string,
  index: string,
): Check[] {
  const name = cluster.getOptionalString('name') ?? index;
  const upstream = `Kubernetes ${name}`;
  const address = cluster.getOptionalString('url');
  const about = () => ({
    upstream,
    key,
    url: cluster.getString('url').replace(/\/+$/, ''),
  });
  const check = { id: `upstreams.kubernetes.${name}`, group, address } as const;
  const provider = authProviderOf(cluster);
  const token = cluster.getOptionalString('serviceAccountToken');
  if (provider === 'serviceAccount' && token) {
    const run = () =>
      checkLists(
        about(),
        { ...trustOf(cluster), headers: { authorization: `Bearer ${token}` } },
        listedKinds(config, cluster),
      );
    return [{ ...check, title: upstream, run }];
  }
  return [
    {
      ...check,
      title: upstream,
      run: () => checkVersion(about(), trustOf(cluster)),
    },
    // Whoever looks signs in, or the process itself with means of its own.
    skipped(
      `${check.id}.rights`,
      `${upstream}: rights`,
      provider === 'serviceAccount'
        ? 'the token is that of the pod in which Gantry runs'
        : `the doctor cannot sign in by authProvider '${provider}'`,
    ),
  ];
}

function skipped(id: string, title: string, reason: string): Check {
  return {
    id,
    group,
    title,
    run: () => {
      throw new Skip(reason);
    },
  };
}

function authProviderOf(cluster: Config): string | undefined {
  const metadata = cluster.getOptional<Record<string, string>>('authMetadata');
  return (
    metadata?.['kubernetes.io/auth-provider'] ??
    cluster.getOptionalString('authProvider')
  );
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

function checkVersion(cluster: Cluster, trust: Question): Promise<Finding[]> {
  return reaching(
    cluster,
    () => Promise.all([ask(`${cluster.url}/version`, trust)]),
    ([answer]) => judgeVersion(answer, cluster),
  );
}

function checkLists(
  cluster: Cluster,
  question: Question,
  kinds: ListedKind[],
): Promise<Finding[]> {
  return reaching(
    cluster,
    () =>
      Promise.all(
        kinds.map(({ path }) => ask(`${cluster.url}${path}?limit=1`, question)),
      ),
    answers =>
      judgeLists(
        answers.map((answer, i) => ({ kind: kinds[i], answer })),
        cluster,
      ),
  );
}

async function reaching(
  cluster: Cluster,
  askAll: () => Promise<Answer[]>,
  judge: (answers: Answer[]) => Finding[],
): Promise<Finding[]> {
  const { upstream, key, url } = cluster;
  let answers: Answer[];
  try {
    answers = await askAll();
  } catch (error) {
    return [
      unreachable(upstream, {
        url: `${url}/version`,
        key: `${key}.url`,
        error,
        why: whyKubernetes,
      }),
    ];
  }
  return [...checkClock(upstream, answers[0]?.skew), ...judge(answers)];
}
