import {
  Alarm,
  EntityReading,
  EntityVitals,
  SourceFailure,
  Status,
} from '@gantry/plugin-vitals-common';

export const entityRef = 'component:default/orders';
export const source = 'cloudwatch/prod/us-east-1';

export function ago(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString();
}

export function alarm(
  name: string,
  state: Alarm['state'],
  more: Partial<Alarm> = {},
): Alarm {
  return { name, state, reason: `${name} explained`, since: ago(840), ...more };
}

export function reading(
  status: Status,
  alarms: Alarm[] = [],
  more: Partial<EntityReading<'health'>> = {},
): EntityReading<'health'> {
  const count = (state: Alarm['state']) =>
    alarms.filter(each => each.state === state).length;
  return {
    entityRef,
    kind: 'health',
    source,
    status,
    reason: `orders is ${status}`,
    observedAt: ago(150),
    link: 'https://console.example/alarms',
    details: {
      alarms,
      counts: {
        firing: count('firing'),
        noData: count('no-data'),
        quiet: count('quiet'),
      },
    },
    stale: false,
    ...more,
  };
}

export function failure(more: Partial<SourceFailure> = {}): SourceFailure {
  return {
    entityRef,
    vital: 'health',
    source,
    kind: 'unreachable',
    message: 'connect ECONNREFUSED',
    since: ago(180),
    ...more,
  };
}

/** An answer of the backend; the verdict is that of the first reading unless given. */
export function vitals(more: Partial<EntityVitals> = {}): EntityVitals {
  const [first] = more.readings ?? [];
  return {
    entityRef,
    verdicts: first
      ? {
          [first.kind]: {
            status: first.status,
            reason: first.reason,
            observedAt: first.observedAt,
            source: first.source,
          },
        }
      : {},
    readings: [],
    failures: [],
    pending: [],
    denied: [],
    ...more,
  };
}
