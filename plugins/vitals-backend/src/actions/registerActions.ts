import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ActionsOptions } from './ActionsOptions';
import { registerDiagnoseService } from './registerDiagnoseService';
import { registerExplainEmptyCard } from './registerExplainEmptyCard';
import { registerFleetStatus } from './registerFleetStatus';

/** What assistants may ask, with the rights of whoever they ask for. None of it changes anything. */
export function registerActions(
  registry: ActionsRegistryService,
  options: ActionsOptions,
) {
  registerFleetStatus(registry, options);
  registerDiagnoseService(registry, options);
  registerExplainEmptyCard(registry, options);
}
