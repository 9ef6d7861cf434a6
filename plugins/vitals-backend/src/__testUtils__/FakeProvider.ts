import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  Failure,
  HealthInspection,
  Status,
} from '@gantry/plugin-vitals-common';
import {
  ReadingBody,
  SurveyResult,
  Target,
  TimeWindow,
  VitalsProvider,
} from '@gantry/plugin-vitals-node';

type Answer = ReadingBody<'health'> | Failure | Error | 'nothing' | 'silence';

/** A provider whose upstream says what the test wrote down for each entity. */
export class FakeProvider implements VitalsProvider<'health'> {
  readonly kind = 'health' as const;
  readonly answers = new Map<string, Answer>();
  readonly surveys: string[][] = [];
  inspections = 0;
  inspection: () => Promise<HealthInspection> = async () => ({
    charts: [],
    firing: [],
    transitions: [],
  });

  constructor(
    readonly id = 'fake',
    readonly sources: readonly string[] = [`${id}/a`],
  ) {}

  targets(entity: Entity): Target[] {
    const asked = entity.metadata.annotations?.[`${this.id}.test/sources`];
    if (!asked) {
      return [];
    }
    const entityRef = stringifyEntityRef(entity);
    return asked.split(',').map(source => {
      if (!this.sources.includes(source)) {
        throw new InputError(
          `${this.id}.test/sources: '${source}' is no source; for example '${this.sources[0]}'`,
        );
      }
      return { entityRef, source };
    });
  }

  async *survey(
    targets: Target[],
  ): AsyncGenerator<SurveyResult<'health', Target>> {
    this.surveys.push(targets.map(({ entityRef }) => entityRef));
    for (const target of targets) {
      const answer = this.answers.get(target.entityRef) ?? 'nothing';
      if (answer instanceof Error) {
        throw answer;
      }
      if (answer === 'silence') {
        await new Promise(() => {});
      } else if (answer !== 'nothing') {
        yield 'status' in answer
          ? { target, reading: answer }
          : { target, failure: answer };
      }
    }
  }

  async inspect(
    _target: Target,
    _window: TimeWindow,
  ): Promise<HealthInspection> {
    this.inspections++;
    return this.inspection();
  }
}

export function reading(
  status: Status,
  observedAt = new Date(),
): ReadingBody<'health'> {
  return {
    status,
    reason: `All is ${status}`,
    observedAt: observedAt.toISOString(),
    link: 'https://console.test/alarms',
    details: { alarms: [], counts: { firing: 0, noData: 0, quiet: 1 } },
  };
}
