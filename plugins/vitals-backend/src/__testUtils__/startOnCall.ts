import { BackendFeature } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Status } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { FakeProvider, reading } from './FakeProvider';
import { component, moduleWith, startVitals } from './startVitals';

export const ref = (name: string) =>
  name.endsWith('-api') ? `api:default/${name}` : `component:default/${name}`;

/** A service that asks one source. */
export function service(
  name: string,
  needs: string[] = [],
  annotations: Record<string, string> = {},
): Entity {
  return {
    ...component(name, { 'fake.test/sources': 'fake/a', ...annotations }),
    relations: needs.map(need => ({
      type: need.endsWith('-api') ? 'consumesApi' : 'dependsOn',
      targetRef: ref(need),
    })),
  };
}

export type Statuses = Record<string, Status>;

/** Services with these statuses, surveyed once. */
export async function startOnCall(
  statuses: Statuses,
  {
    entities = Object.keys(statuses).map(name => service(name)),
    features = [],
    knex,
  }: { entities?: Entity[]; features?: BackendFeature[]; knex?: Knex } = {},
) {
  const provider = new FakeProvider();
  const known = new Map<string, Status>();
  const say = (now: Statuses) => {
    Object.entries(now).forEach(each => known.set(...each));
    known.forEach((status, name) =>
      provider.answers.set(ref(name), reading(status)),
    );
  };
  say(statuses);
  const vitals = await startVitals({
    entities,
    features: [moduleWith(provider), ...features],
    knex,
  });
  return {
    ...vitals,
    provider,
    /** Surveys that find these, and the others as before, one after the other. */
    become: async (...rounds: Statuses[]) => {
      for (const round of rounds) {
        say(round);
        await vitals.survey();
      }
    },
  };
}
