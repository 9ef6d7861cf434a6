import { Entity } from '@backstage/catalog-model';

export const account = {
  id: '111122223333',
  name: 'prod',
  regions: ['us-east-1', 'us-west-2'] as [string, ...string[]],
};

export function component(
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service' },
  };
}
