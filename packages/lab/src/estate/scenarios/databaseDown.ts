import { effectsOn } from './effects';
import { Scenario } from './Scenario';

const REQUESTS = 'AWS/ApplicationELB';
const DATABASE = 'AWS/RDS';

/**
 * The disk of the users database is full, so PostgreSQL stops and lets nobody in. Who signs in waits for a connection
 * and fails; a few minutes later user management does not tell any more who somebody is, so orders and whatever of the
 * products wants a token fail, too. All pods are well: it is none of them. So few fail that an objective recovers soon.
 */
export const databaseDown: Scenario = {
  name: 'database-down',
  description:
    'The disk of the users database is full and it stops; user management fails, and with it order management and the product catalog.',
  effects: [
    ...effectsOn('user-management', [
      [DATABASE, 'FreeStorageSpace', 0, 1],
      [DATABASE, 'DatabaseConnections', 0, 1, { afterMinutes: 2 }],
      [DATABASE, 'CPUUtilization', 2, 1, { afterMinutes: 2 }],
      [DATABASE, 'ReadLatency', 0, 1, { afterMinutes: 2 }],
      [DATABASE, 'WriteLatency', 0, 1, { afterMinutes: 2 }],
      [REQUESTS, 'HTTPCode_Target_5XX_Count', 90, 1, { afterMinutes: 3 }],
      [REQUESTS, 'TargetResponseTime', 2.4, 1, { afterMinutes: 3 }],
    ]),
    ...effectsOn('order-management', [
      [REQUESTS, 'HTTPCode_Target_5XX_Count', 110, 1, { afterMinutes: 6 }],
      [REQUESTS, 'TargetResponseTime', 1.4, 1, { afterMinutes: 6 }],
    ]),
    ...effectsOn('product-catalog', [
      [REQUESTS, 'HTTPCode_Target_5XX_Count', 180, 1, { afterMinutes: 6 }],
    ]),
  ],
};
