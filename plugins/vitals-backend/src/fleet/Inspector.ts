import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  EntityInspection,
  Failure,
  Inspections,
  VitalKind,
} from '@gantry/plugin-vitals-common';
import {
  Target,
  TimeWindow,
  VitalsProvider,
  toFailure,
} from '@gantry/plugin-vitals-node';
import { LRUCache } from 'lru-cache';
import { ProviderRegistry } from '../survey/ProviderRegistry';
import { targetsOf } from '../survey/targetsOf';
import { Audience } from './Audience';
import { Guard, createGuard } from './createGuard';

export interface InspectorOptions {
  audience: Audience;
  registry: ProviderRegistry;
  logger: LoggerService;
}

interface Question {
  provider: VitalsProvider;
  target: Target;
  window: TimeWindow;
}

const kept = 500;
/** In characters of JSON: a window of many points weighs more than a thousand small ones. */
const keptCharacters = 16 * 1024 * 1024;
const keptFor = 60_000;
const deadline = 20_000;

/**
 * Asks providers for the detail behind readings, for what somebody is looking at.
 *
 * All who look at the same window share one answer for a minute; who asks while it is being fetched
 * waits for the same fetch. Failures are not kept.
 */
export class Inspector {
  private readonly answers = new LRUCache<
    string,
    Inspections[VitalKind],
    Question
  >({
    max: kept,
    maxSize: keptCharacters,
    sizeCalculation: answer => JSON.stringify(answer).length,
    ttl: keptFor,
    ttlAutopurge: true,
    fetchMethod: (_key, _stale, { signal, context }) =>
      this.guardOf(context).execute(
        () =>
          context.provider.inspect(
            context.target,
            context.window,
            AbortSignal.any([signal, AbortSignal.timeout(deadline)]),
          ),
        signal,
      ),
  });
  private readonly guards = new Map<string, Guard>();

  constructor(private readonly options: InspectorOptions) {}

  /**
   * @throws NotAllowedError without the permission of the vital
   * @throws NotFoundError for an entity that the caller may not read, as for an absent one
   */
  async inspect(
    credentials: BackstageCredentials,
    entityRef: string,
    vital: VitalKind,
    window: TimeWindow,
  ): Promise<EntityInspection> {
    const { audience, registry, logger } = this.options;
    if (!(await audience.vitals(credentials)).has(vital)) {
      throw new NotAllowedError(`You may not see ${vital}`);
    }
    const entity = await audience.entity(entityRef, credentials);

    const results = registry.providers(vital).map(async provider => {
      const wish = targetsOf(provider, entity, logger);
      if ('failure' in wish) {
        return [failed(entityRef, vital, provider.id, wish.failure)];
      }
      return Promise.all(
        wish.targets.map(target => this.ask({ provider, target, window })),
      );
    });
    return {
      entityRef,
      vital,
      from: window.from.toISOString(),
      to: window.to.toISOString(),
      results: (await Promise.all(results)).flat(),
    };
  }

  private guardOf({ provider, target }: Question): Guard {
    const key = `${provider.kind} ${target.source}`;
    const guard = this.guards.get(key) ?? createGuard(target.source);
    this.guards.set(key, guard);
    return guard;
  }

  private async ask(
    question: Question,
  ): Promise<EntityInspection['results'][number]> {
    const { provider, target, window } = question;
    const { source, entityRef } = target;
    const key = JSON.stringify([
      provider.kind,
      provider.id,
      target,
      window.from.getTime(),
      window.to.getTime(),
    ]);
    try {
      const inspection = await this.answers.forceFetch(key, {
        context: question,
      });
      return { source, inspection };
    } catch (error) {
      return failed(entityRef, provider.kind, source, toFailure(error, source));
    }
  }
}

function failed(
  entityRef: string,
  vital: VitalKind,
  source: string,
  failure: Failure,
) {
  const since = new Date().toISOString();
  return { source, failure: { ...failure, entityRef, vital, source, since } };
}
