import { effectsOn } from './effects';
import { Scenario } from './Scenario';

const TABLE = 'AWS/DynamoDB';
const CACHE = 'AWS/ElastiCache';

/**
 * Two that have nothing to do with each other: in the shop a crawler asks for every product there is, so the cache
 * evicts what many ask for and the database has to tell; on the platform an import of old orders takes all that the table can write.
 */
export const noisyNeighbour: Scenario = {
  name: 'noisy-neighbour',
  description:
    "Two incidents at once: a crawler pushes what many ask for out of the shop's product cache, and an import takes the capacity of the platform's orders table.",
  effects: [
    ...effectsOn('product-catalog', [
      [CACHE, 'Evictions', 2400, 1],
      [CACHE, 'DatabaseMemoryUsagePercentage', 97, 1],
      [CACHE, 'CacheHits', 6400, 2],
      [CACHE, 'CacheMisses', 1300, 2],
      ['AWS/RDS', 'CPUUtilization', 71, 3, { afterMinutes: 1 }],
      ['AWS/ApplicationELB', 'TargetResponseTime', 1.1, 2, { afterMinutes: 1 }],
    ]),
    ...effectsOn('order-service', [
      [TABLE, 'ConsumedWriteCapacityUnits', 1500, 1],
      [TABLE, 'WriteThrottleEvents', 260, 1],
      [TABLE, 'ThrottledRequests', 260, 1],
      // Slower, and still within what is promised.
      ['AWS/ECS', 'TargetResponseTime', 350, 2, { afterMinutes: 1 }],
    ]),
  ],
};
