import { createHash } from 'node:crypto';
import { Workload } from '../../../estate/Workload';

/** An object as the API server keeps it. In a list its `kind` stands on the list. */
export interface KubernetesObject {
  metadata: {
    name: string;
    namespace: string;
    /** Metrics have none. */
    uid?: string;
    labels?: Record<string, string>;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

/** A UUID that follows from words. */
export function uidOf(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('/')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A time as Kubernetes writes it: whole seconds. */
export function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** What every object of a workload is labelled with. */
export function labelsOf(workload: Workload): Record<string, string> {
  const tag = workload.image.split(':').pop() ?? 'latest';
  return {
    'app.kubernetes.io/name': workload.name,
    'app.kubernetes.io/part-of': workload.system,
    'app.kubernetes.io/version': tag,
    'app.kubernetes.io/managed-by': 'Helm',
    'backstage.io/kubernetes-id': workload.name,
    app: workload.name,
  };
}

/** The metadata that every object of a workload has. */
export function metadataOf(
  workload: Workload,
  kind: string,
  changes: {
    name?: string;
    createdAt?: number;
    labels?: Record<string, string>;
    [field: string]: unknown;
  } = {},
): KubernetesObject['metadata'] {
  const { name = workload.name, createdAt, labels, ...rest } = changes;
  const uid = uidOf(workload.cluster, workload.namespace, kind, name);
  return {
    name,
    namespace: workload.namespace,
    uid,
    resourceVersion: String(Number.parseInt(uid.slice(0, 7), 16) % 90_000_000),
    creationTimestamp: timeOf(createdAt ?? workload.createdAt),
    labels: { ...labelsOf(workload), ...labels },
    ...rest,
  };
}

/** An entry of `ownerReferences`: who made an object, and is responsible for it. */
export function ownerReference(
  workload: Workload,
  kind: string,
  apiVersion: string,
  name: string,
): object {
  return {
    apiVersion,
    kind,
    name,
    uid: uidOf(workload.cluster, workload.namespace, kind, name),
    controller: true,
    blockOwnerDeletion: true,
  };
}
