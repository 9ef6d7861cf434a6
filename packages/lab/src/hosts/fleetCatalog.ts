import { createHash } from 'node:crypto';
import { labAccount } from '../estate/account';
import { FleetMember, fleetMember } from '../estate/fleet/FleetMember';
import { allowMethods, Host, HttpError } from '../protocols/http';

const PAGE = 250;
const apiVersion = 'backstage.io/v1alpha1';

interface Entity {
  apiVersion: string;
  kind: string;
  metadata: { name: string; [field: string]: unknown };
  spec: object;
}

function component(member: FleetMember): Entity {
  const { name, tier, owner, system } = member;
  return {
    apiVersion,
    kind: 'Component',
    metadata: {
      name,
      description: `Service ${member.number + 1} of the fleet`,
      tags: ['fleet', 'fastapi'],
      annotations: {
        'amazon.com/account-id': labAccount.id,
        'aws.amazon.com/cost-insights-tags': `service=${name}`,
        // Without an alarm CloudWatch says nothing of it that Prometheus does not.
        ...(member.hasAlarm
          ? {
              'gantry.dev/aws-tags': `service=${name}`,
              'gantry.dev/cloudwatch-alarms': `${name}-*`,
            }
          : {}),
        'gantry.dev/slo': 'availability=99.9%,latency-p95=500ms',
        'gantry.dev/tier': tier,
        'prometheus.io/alert': 'all',
        'prometheus.io/labels': `namespace=fleet,service=${name}`,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/${owner}`,
      system,
      dependsOn: member.dependsOn.map(each => `component:${each}`),
    },
  };
}

function systems(services: number): Entity[] {
  const owners = new Map<string, string>();
  for (let number = 0; number < services; number++) {
    const { system, owner } = fleetMember(number);
    owners.set(system, owner);
  }
  const domain: Entity = {
    apiVersion,
    kind: 'Domain',
    metadata: {
      name: 'fleet',
      description: 'Services of which there are many',
    },
    spec: { owner: 'group:default/platform' },
  };
  return [
    domain,
    ...Array.from(owners, ([name, owner]): Entity => ({
      apiVersion,
      kind: 'System',
      metadata: { name },
      spec: { owner: `group:default/${owner}`, domain: 'fleet' },
    })),
  ];
}

function pageName(page: number): string {
  return `services-${String(page + 1).padStart(3, '0')}.yaml`;
}

function all(services: number): Entity[] {
  const pages = Array.from({ length: Math.ceil(services / PAGE) }, (_, page) =>
    pageName(page),
  );
  const targets = ['systems.yaml', ...pages].map(page => `./${page}`);
  return [
    {
      apiVersion,
      kind: 'Location',
      metadata: { name: 'fleet', description: 'The fleet of the lab' },
      spec: { targets: services > 0 ? targets : [] },
    },
  ];
}

function documents(path: string, services: number): Entity[] {
  if (path === '/all.yaml') {
    return all(services);
  }
  if (path === '/systems.yaml' && services > 0) {
    return systems(services);
  }
  const [, digits] = /^\/services-(\d{3})\.yaml$/.exec(path) ?? [];
  const first = (Number(digits) - 1) * PAGE;
  if (digits === undefined || first < 0 || first >= services) {
    throw new HttpError(404, 'Not found');
  }
  const length = Math.min(PAGE, services - first);
  return Array.from({ length }, (_, index) =>
    component(fleetMember(first + index)),
  );
}

/** The catalog files of the fleet, which the portal reads like any others. Every JSON document is one of YAML too. */
export function fleetCatalogHost(services: number): Host {
  return async (request, response) => {
    allowMethods(request, 'GET');
    const content = documents(request.path, services)
      .map(entity => `${JSON.stringify(entity, undefined, 2)}\n`)
      .join('---\n');
    const digest = createHash('sha256').update(content).digest('base64url');
    const etag = `"${digest.slice(0, 22)}"`;
    if (request.message.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/yaml', etag });
    response.end(content);
  };
}
