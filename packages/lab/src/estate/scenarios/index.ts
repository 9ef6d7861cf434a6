import { InputError } from '@backstage/errors';
import { calm } from './calm';
import { orderLatency } from './orderLatency';
import { Scenario } from './Scenario';

export const scenarios: Scenario[] = [calm, orderLatency];

/** Finds a scenario by its name, or says which names there are. */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find(scenario => scenario.name === name);
  if (!found) {
    const names = scenarios.map(scenario => scenario.name).join(', ');
    throw new InputError(`No scenario is named '${name}'. There are: ${names}`);
  }
  return found;
}
