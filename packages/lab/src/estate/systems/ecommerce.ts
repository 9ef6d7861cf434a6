import { alertGroups } from '../alerting/alertGroups';
import { sharedLoadBalancer, targetGroup } from '../edge/loadBalancer';
import { named, plain } from '../foundations/plain';
import { clusterAddOn, eksCluster, eksService } from '../platforms/eks';
import {
  connectionPool,
  databaseSql,
  hikari,
  sqlalchemy,
} from '../scrape/connectionPool';
import { httpServer } from '../scrape/httpServer';
import { redisExporter } from '../scrape/redisExporter';
import { fastapi } from '../scrape/runtimes/fastapi';
import { gin } from '../scrape/runtimes/gin';
import { micrometer } from '../scrape/runtimes/micrometer';
import { postgres } from '../stores/rds';
import { redis } from '../stores/redis';
import { s3 } from '../stores/s3';
import { ecommerceAlerts } from './ecommerceAlerts';
import { monitoring } from './ecommerceMonitoring';
import { reference } from './reference';

const cluster = 'ecommerce';
const registry = '111122223333.dkr.ecr.us-east-1.amazonaws.com';
// Of the promises the one for the median is the tightest: 100 ms.
const promised = {
  loadBalancer: 'ecommerce',
  latencyP95Milliseconds: 500,
  quietLatency: 0.3,
};

function onCluster(path: string) {
  return {
    cluster,
    namespace: 'ecommerce',
    kind: 'Deployment' as const,
    replicas: 3,
    autoscaling: { maximum: 10 },
    ingress: { loadBalancer: 'ecommerce', host: 'shop.acme.example', path },
  };
}

function secret(primary: string, replica: string) {
  return named(
    `arn:aws:secretsmanager:us-east-1:111122223333:secret:ecommerce/${primary}`,
    `arn:aws:secretsmanager:us-west-2:111122223333:secret:ecommerce/${replica}`,
  );
}

/** The shop on EKS: Go, Python and Java behind one ingress, a database each. */
export const ecommerce = reference(
  { name: 'ecommerce', owner: 'commerce' },
  {
    'user-management': {
      tier: '1',
      owner: 'identity',
      parts: [
        targetGroup({ ...promised, peakRequests: 2600 }),
        eksService({
          ...onCluster('/api/v1/users'),
          port: 8080,
          image: `${registry}/user-management:1.14.2`,
          requests: { cpu: 250, memory: 128 },
          limits: { cpu: 500, memory: 256 },
          probes: { live: '/healthz', ready: '/readyz', delaySeconds: 2 },
          logs: 'gin',
          settings: { GIN_MODE: 'release', LOG_LEVEL: 'INFO', JWT_TTL: '15m' },
        }),
        httpServer(
          gin([
            {
              method: 'POST',
              path: '/api/v1/auth/login',
              status: 200,
              share: 0.3,
            },
            {
              method: 'GET',
              path: '/api/v1/users/me',
              status: 200,
              share: 0.7,
            },
          ]),
        ),
        connectionPool(databaseSql, 25),
        postgres({ storageGibibytes: 100 }),
        s3({ name: 'ecommerce-users', gibibytes: 84, peakRequests: 310 }),
        secret('jwt-562V9O', 'jwt-PM83SC'),
      ],
    },
    'product-catalog': {
      tier: '1',
      parts: [
        targetGroup({ ...promised, peakRequests: 5400 }),
        eksService({
          ...onCluster('/api/v1/products'),
          port: 8000,
          image: `${registry}/product-catalog:2.7.0`,
          requests: { cpu: 500, memory: 256 },
          limits: { cpu: 1000, memory: 512 },
          probes: {
            live: '/health/live',
            ready: '/health/ready',
            delaySeconds: 5,
          },
          logs: 'uvicorn',
          settings: {
            LOG_LEVEL: 'INFO',
            UVICORN_WORKERS: '4',
            CACHE_TTL_SECONDS: '300',
          },
        }),
        httpServer(
          fastapi([
            {
              method: 'GET',
              path: '/api/v1/products',
              status: 200,
              share: 0.45,
            },
            {
              method: 'GET',
              path: '/api/v1/products/{id}',
              status: 200,
              share: 0.55,
            },
          ]),
        ),
        connectionPool(sqlalchemy, 20),
        redisExporter('product-catalog-001'),
        postgres({ storageGibibytes: 100 }),
        redis({ name: 'product-catalog', nodes: 2 }),
        s3({ name: 'ecommerce-products', gibibytes: 412, peakRequests: 2400 }),
      ],
    },
    'order-management': {
      tier: '1',
      parts: [
        targetGroup({ ...promised, peakRequests: 3200 }),
        eksService({
          ...onCluster('/api/v1/orders'),
          port: 8081,
          image: `${registry}/order-management:3.2.1`,
          requests: { cpu: 500, memory: 768 },
          limits: { cpu: 1000, memory: 1024 },
          probes: {
            live: '/actuator/health/liveness',
            ready: '/actuator/health/readiness',
            delaySeconds: 30,
          },
          logs: 'spring',
          settings: {
            SPRING_PROFILES_ACTIVE: 'production',
            SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE: '20',
            LOGGING_LEVEL_ROOT: 'INFO',
          },
        }),
        httpServer(
          micrometer('order-management', [
            {
              method: 'POST',
              path: '/api/v1/orders',
              status: 201,
              share: 0.25,
            },
            {
              method: 'GET',
              path: '/api/v1/orders/{id}',
              status: 200,
              share: 0.75,
            },
          ]),
        ),
        connectionPool(hikari, 20),
        postgres({ storageGibibytes: 100 }),
        s3({ name: 'ecommerce-orders', gibibytes: 129, peakRequests: 190 }),
        secret('third-party-AJ4HMN', 'third-party-NMP9DW'),
      ],
    },
    'ecommerce-infrastructure': {
      tier: '1',
      owner: 'platform',
      parts: [
        sharedLoadBalancer({ name: 'ecommerce', peakRequests: 11_200 }),
        plain(
          'wafv2',
          'regional/webacl/ecommerce/126193c9-4fb1-4460-a3cc-428060fe72ba',
        ),
        plain(
          'ec2',
          'vpc/vpc-0c61288613ee318eb',
          // Public and private: one a zone each.
          'subnet/subnet-0b8c6f7d38ec4ca98',
          'subnet/subnet-071b42619f5867844',
          'subnet/subnet-0ff38e08d1d50e77e',
          'subnet/subnet-0c6efaef9da300941',
          'subnet/subnet-0eb393b221bea9848',
          'subnet/subnet-053f0303a2dcb8025',
          'natgateway/nat-0bf5a01a2f4f0ef5d',
          'natgateway/nat-050bddbc9e46d4965',
          'natgateway/nat-048d4d227b2d6b54d',
        ),
        eksCluster({
          name: cluster,
          nodeGroups: {
            general: { nodes: 5, id: '56724ecd-7918-42e7-a3d9-29970c5a6d30' },
            spot: { nodes: 2, id: '30fdf774-5428-4317-ac27-39dd71a32be0' },
          },
        }),
        ...Object.entries(monitoring).map(([name, options]) =>
          clusterAddOn(name, { ...options, cluster }),
        ),
        plain(
          'ecr',
          'repository/user-management',
          'repository/product-catalog',
          'repository/order-management',
        ),
        s3({ name: 'ecommerce-terraform-state', gibibytes: 0.02 }),
        secret(
          'user-management/database-HAFXH0',
          'user-management/database-HKY4EU',
        ),
        secret(
          'product-catalog/database-YRQQLK',
          'product-catalog/database-JZBOVQ',
        ),
        secret(
          'order-management/database-BTTOJU',
          'order-management/database-DEZ2EZ',
        ),
        secret('api-keys-0CT4J1', 'api-keys-9X233L'),
        named(
          ...[
            'cluster',
            'node-group',
            'user-management',
            'product-catalog',
            'order-management',
            'pipeline',
          ].map(role => `arn:aws:iam::111122223333:role/ecommerce-${role}`),
        ),
        plain('cloudtrail', 'trail/ecommerce'),
        alertGroups(...ecommerceAlerts),
      ],
    },
  },
);
