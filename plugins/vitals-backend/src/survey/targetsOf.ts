import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Failure } from '@gantry/plugin-vitals-common';
import {
  Target,
  UpstreamError,
  VitalsProvider,
} from '@gantry/plugin-vitals-node';

/** What an entity asks of a provider, or why that could not be understood. */
export function targetsOf(
  provider: VitalsProvider,
  entity: Entity,
  logger: LoggerService,
): { targets: Target[] } | { failure: Failure } {
  try {
    return { targets: provider.targets(entity) };
  } catch (error) {
    if (error instanceof UpstreamError) {
      return { failure: error.failure };
    }
    const { name, message } = error as Error;
    if (name !== 'InputError') {
      logger.error(
        `Provider ${provider.id} could not read ${stringifyEntityRef(entity)}`,
        error as Error,
      );
    }
    return { failure: { kind: 'malformed', message } };
  }
}
