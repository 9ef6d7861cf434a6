import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { Failure, Reading } from '@gantry/plugin-vitals-common';
import { PrometheusProvider } from '../health/PrometheusProvider';
import { readPrometheusSettings } from '../settings';

/** A provider as the module makes it. */
export function createProvider(
  instances: object[],
  profiles: object[] = [],
): PrometheusProvider {
  return PrometheusProvider.create(
    readPrometheusSettings(
      new ConfigReader({
        vitals: { prometheus: { instances, profiles } },
      } as object),
    ),
    {
      credentials: () => {
        throw new Error('nobody asked for credentials');
      },
    },
  );
}

/** What a survey says of each entity, in their order. */
export async function survey(
  provider: PrometheusProvider,
  entities: Entity[],
  signal = new AbortController().signal,
): Promise<{ reading?: Reading<'health'>; failure?: Failure }[]> {
  const targets = entities.flatMap(entity => provider.targets(entity));
  const results = [];
  for await (const { target: _, ...result } of provider.survey(
    targets,
    signal,
  )) {
    results.push(result);
  }
  return results as { reading?: Reading<'health'>; failure?: Failure }[];
}
