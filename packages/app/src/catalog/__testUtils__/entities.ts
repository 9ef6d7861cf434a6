import { Entity } from '@backstage/catalog-model';
import { Fleet, Status, annotations } from '@gantry/plugin-vitals-common';

export interface ComponentOptions {
  owner?: string;
  tier?: string;
  type?: string;
  lifecycle?: string;
  description?: string;
  kind?: string;
  relations?: Entity['relations'];
}

/** An entity as the catalog answers it. */
export function component(
  name: string,
  {
    owner = 'commerce',
    tier,
    type = 'service',
    lifecycle = 'production',
    description,
    kind = 'Component',
    relations = [],
  }: ComponentOptions = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      description,
      ...(tier && { annotations: { [annotations.tier]: tier } }),
    },
    spec: { type, lifecycle, owner, system: 'shop' },
    relations: [
      { type: 'ownedBy', targetRef: `group:default/${owner}` },
      { type: 'partOf', targetRef: 'system:default/shop' },
      ...relations,
    ],
  };
}

/** The verdicts of components by name. */
export function fleet(statuses: Record<string, Status>): Fleet {
  return {
    revision: 1,
    items: Object.entries(statuses).map(([name, status]) => ({
      entityRef: `component:default/${name}`,
      verdicts: {
        health: {
          status,
          reason: `${name} is ${status}`,
          observedAt: new Date().toISOString(),
          source: 'cloudwatch/prod/us-east-1',
        },
      },
    })),
  };
}
