import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { labAccount } from './account';
import { loadBalancer } from './edge/loadBalancer';
import { fraction } from './noise';
import { ecsService } from './platforms/ecs';
import { Service } from './Service';
import { postgres } from './stores/rds';

const declaration = z.object({
  name: z.string().regex(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/),
  region: z.enum(labAccount.regions),
  account_id: z.literal(labAccount.id),
  database: z.boolean(),
  latency_p95_ms: z.number().positive().max(60_000),
  owner: z.string().min(1).max(256),
  system: z.string().min(1).max(256),
  tier: z.union([z.string().min(1).max(64), z.number()]).transform(String),
});

/**
 * Reads the service that a `terraform.tfvars.json` declares: the lab plays `terraform apply`.
 *
 * @throws InputError when it is not JSON, or names another account, another region or a value that AWS would refuse.
 */
export function declaredService(
  tfvars: string,
  origin: { repository: string; createdAt: number },
): Service {
  let json: unknown;
  try {
    json = JSON.parse(tfvars);
  } catch (error) {
    throw new InputError('It is not valid JSON', error);
  }
  const result = declaration.safeParse(json);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new InputError(
      `${issue.path.join('.') || 'The document'}: ${issue.message}`,
    );
  }
  const declared = result.data;
  return {
    name: declared.name,
    region: declared.region,
    system: declared.system,
    owner: declared.owner,
    tier: declared.tier,
    createdAt: origin.createdAt,
    source: origin.repository,
    alarmTopic: `${declared.name}-alarms`,
    parts: [
      loadBalancer({
        latencyP95Milliseconds: declared.latency_p95_ms,
        peakRequests: 60 + Math.round(240 * fraction(declared.name, 0)),
      }),
      ecsService(),
      ...(declared.database ? [postgres()] : []),
    ],
  };
}
