import { Service } from './Service';

const createdAt = Date.UTC(2025, 2, 3, 9, 30);

/** The two reference services that stand in the estate from the start. */
export const referenceServices: Service[] = [
  {
    name: 'fastapi-app',
    region: 'us-east-1',
    system: 'fastapi-fargate',
    owner: 'web',
    tier: '2',
    platform: 'ecs',
    database: true,
    latencyP95Milliseconds: 500,
    peakRequests: 420,
    createdAt,
    source: 'reference',
  },
  {
    name: 'order-management',
    region: 'us-east-1',
    system: 'ecommerce',
    owner: 'commerce',
    tier: '1',
    platform: 'eks',
    database: true,
    latencyP95Milliseconds: 500,
    peakRequests: 3200,
    createdAt,
    source: 'reference',
  },
];
