import { Finding } from '../Finding';
import { Answer } from './ask';
import { ListedKind } from './kubernetesKinds';

/** A cluster, and where it stands in the configuration. */
export interface Cluster {
  upstream: string;
  key: string;
  url: string;
}

export interface ListAnswer {
  kind: ListedKind;
  answer: Answer;
}

export const whyKubernetes =
  'The Kubernetes tab of its entities stays empty, or lacks a part.';

/** Judges what a cluster answers to somebody whom it does not know. */
export function judgeVersion(answer: Answer, cluster: Cluster): Finding[] {
  const { status, body } = answer;
  const { kind, gitVersion } = (body ?? {}) as Record<string, unknown>;
  // Some tell it only to those who have signed in; they refuse as an API server does.
  const isRefusal = (status === 401 || status === 403) && kind === 'Status';
  return isRefusal || (status === 200 && typeof gitVersion === 'string')
    ? []
    : [malformed(status, 'tells its version', cluster)];
}

/** Judges what a cluster answers to the service account. */
export function judgeLists(answers: ListAnswer[], cluster: Cluster): Finding[] {
  const withStatus = (wanted: number) =>
    answers.filter(({ answer }) => answer.status === wanted);
  if (withStatus(401).length > 0) {
    return [credentials(cluster)];
  }
  const denied = withStatus(403).map(({ kind }) => kind.name);
  const wrong = answers.find(
    ({ kind, answer }) =>
      answer.status !== 403 && !isList(answer) && !isAbsent(kind, answer),
  );
  return [
    ...(denied.length > 0 ? [rightMissing(denied, cluster)] : []),
    ...(wrong
      ? [
          malformed(
            wrong.answer.status,
            `lists its ${wrong.kind.name}`,
            cluster,
          ),
        ]
      : []),
  ];
}

function isList({ status, body }: Answer): boolean {
  const { kind } = (body ?? {}) as { kind?: unknown };
  return status === 200 && /List$/.test(String(kind));
}

/** Not found, or found without the server behind it. */
function isAbsent({ isOptional }: ListedKind, { status }: Answer): boolean {
  return isOptional === true && (status === 404 || status === 503);
}

function credentials({ upstream, key }: Cluster): Finding {
  return {
    id: 'upstream.kubernetes-credentials',
    severity: 'error',
    subject: upstream,
    what: `${upstream} does not accept the token.`,
    why: whyKubernetes,
    mend: `Put a token of a service account into ${key}.serviceAccountToken, and renew it before it ends.`,
    paste: 'kubectl create token gantry --namespace gantry --duration 720h',
  };
}

function rightMissing(denied: string[], { upstream }: Cluster): Finding {
  const names = new Intl.ListFormat('en-GB').format(denied);
  return {
    id: 'upstream.kubernetes-right-missing',
    severity: 'error',
    subject: upstream,
    what: `${upstream} does not let the service account list ${names}.`,
    why: whyKubernetes,
    mend: "Create the ClusterRole 'gantry' as docs/operations.md gives it under Kubernetes, and bind the account to it.",
    paste:
      'kubectl create clusterrolebinding gantry-service-account --clusterrole gantry --serviceaccount gantry:gantry',
  };
}

function malformed(
  status: number,
  place: string,
  { upstream, key }: Cluster,
): Finding {
  return {
    id: 'upstream.malformed',
    severity: 'error',
    subject: upstream,
    what: `${upstream} answered ${status} where a cluster ${place}.`,
    why: whyKubernetes,
    mend: `Check that ${key}.url leads to the API server of the cluster.`,
  };
}
