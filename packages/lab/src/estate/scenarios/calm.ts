import { Scenario } from './Scenario';

export const calm: Scenario = {
  name: 'calm',
  description: 'Every service is within its limits.',
  effects: [],
};
