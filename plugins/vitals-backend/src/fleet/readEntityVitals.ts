import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EntityVitals,
  foldReadings,
  isStale,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import { VitalsStore } from '../store';
import { ProviderRegistry } from '../survey/ProviderRegistry';
import { targetsOf } from '../survey/targetsOf';
import { Caller, CallerViews } from './CallerViews';

export interface EntityVitalsOptions {
  views: CallerViews;
  store: VitalsStore;
  registry: ProviderRegistry;
  staleAfter: number;
  logger: LoggerService;
}

/** @throws NotFoundError for an entity that the caller may not read, as for an absent one */
export async function readEntityVitals(
  options: EntityVitalsOptions,
  caller: Caller,
  entityRef: string,
): Promise<EntityVitals> {
  const { views, registry, staleAfter, store, logger } = options;
  const [entity, vitals] = await Promise.all([
    views.entity(caller, entityRef),
    views.vitals(caller),
  ]);
  const record = await store.readEntity(entityRef);
  const readings = record.readings.filter(({ kind }) => vitals.has(kind));
  const failures = record.failures.filter(({ vital }) => vitals.has(vital));

  const answered = new Set([
    ...readings.map(({ kind, source }) => `${kind} ${source}`),
    ...failures.map(({ vital, source }) => `${vital} ${source}`),
  ]);
  const pending = registry
    .providers()
    .filter(({ kind }) => vitals.has(kind))
    .flatMap(provider => {
      const wish = targetsOf(provider, entity, logger);
      const sources =
        'failure' in wish
          ? [provider.id]
          : wish.targets.map(({ source }) => source);
      return sources.map(source => ({ vital: provider.kind, source }));
    })
    .filter(({ vital, source }) => !answered.has(`${vital} ${source}`));

  const age = { now: Date.now(), staleAfter };
  return {
    entityRef,
    verdicts: foldReadings(readings, failures, age),
    readings: readings.map(reading => ({
      ...reading,
      stale: isStale(reading, age),
    })),
    failures,
    pending,
    denied: vitalKinds.filter(kind => !vitals.has(kind)),
  };
}
