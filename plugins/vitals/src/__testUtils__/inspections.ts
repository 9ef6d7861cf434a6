import {
  Chart,
  EntityInspection,
  HealthInspection,
} from '@gantry/plugin-vitals-common';
import { ago, entityRef, source } from './vitals';

const minute = 60_000;

/** A chart with a point a minute up to now. */
export function chart(
  title: string,
  values: number[],
  more: Partial<Chart> = {},
): Chart {
  const now = Date.now();
  return {
    id: title,
    title,
    signal: 'latency',
    unit: 'Milliseconds',
    step: minute,
    series: [
      {
        name: 'p95',
        points: values.map((value, index) => [
          now - (values.length - 1 - index) * minute,
          value,
        ]),
      },
    ],
    lines: [],
    ...more,
  };
}

export function inspected(
  charts: Chart[],
  more: Partial<HealthInspection> = {},
): EntityInspection<'health'>['results'][number] {
  return {
    source,
    inspection: { charts, firing: [], transitions: [], ...more },
  };
}

/** An answer over the last three hours. */
export function inspection(
  ...results: EntityInspection<'health'>['results']
): EntityInspection<'health'> {
  return {
    entityRef,
    vital: 'health',
    from: ago(3 * 3_600),
    to: ago(0),
    results,
  };
}
