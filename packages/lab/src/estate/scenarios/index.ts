import { InputError } from '@backstage/errors';
import { calm } from './calm';
import { databaseDown } from './databaseDown';
import { flapping } from './flapping';
import { noisyNeighbour } from './noisyNeighbour';
import { orderLatency } from './orderLatency';
import { regionBrownout } from './regionBrownout';
import { Scenario } from './Scenario';

export const scenarios: Scenario[] = [
  calm,
  orderLatency,
  databaseDown,
  flapping,
  noisyNeighbour,
  regionBrownout,
];

/** Finds a scenario by its name, or says which names there are. */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find(scenario => scenario.name === name);
  if (!found) {
    const names = scenarios.map(scenario => scenario.name).join(', ');
    throw new InputError(`No scenario is named '${name}'. There are: ${names}`);
  }
  return found;
}
