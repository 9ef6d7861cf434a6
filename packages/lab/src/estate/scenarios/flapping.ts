import { effectsOn } from './effects';
import { Scenario } from './Scenario';

const turns = { onMinutes: 2, offMinutes: 2 };

/** An instance of the web application runs out of memory, is restarted, and runs out of memory again. */
export const flapping: Scenario = {
  name: 'flapping',
  description:
    'One of the four instances of the CI/DevOps application fails its health check, and passes it again, every two minutes.',
  begunMinutesAgo: 22,
  effects: effectsOn('cidevops-app', [
    ['AWS/ApplicationELB', 'UnHealthyHostCount', 1, 1, { turns }],
    ['AWS/ApplicationELB', 'HealthyHostCount', 3, 1, { turns }],
  ]),
};
