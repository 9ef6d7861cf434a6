import { ActionsRegistryActionOptions } from '@backstage/backend-plugin-api/alpha';
import { VitalKind, vitalKinds } from '@gantry/plugin-vitals-common';

/** The version of zod that actions are described with. */
export type Zod = Parameters<
  ActionsRegistryActionOptions<any, any>['schema']['output']
>[0];

export function vitalSchema(zod: Zod) {
  return zod.enum(vitalKinds as [VitalKind, ...VitalKind[]]);
}

export function statusSchema(zod: Zod) {
  return zod
    .enum(['ok', 'warning', 'critical', 'unknown'])
    .describe(
      'unknown says that nothing trustworthy is known; never take it for ok',
    );
}

export function factsSchema(zod: Zod) {
  return zod.object({
    title: zod.string().optional(),
    type: zod.string().optional(),
    ownerRef: zod.string().optional(),
    systemRef: zod.string().optional(),
    tier: zod.string().optional().describe('1, the most critical, to 4'),
    runbook: zod
      .string()
      .optional()
      .describe('An address, or a path of the portal'),
  });
}

export function verdictSchema(zod: Zod) {
  return zod.object({
    status: statusSchema(zod),
    reason: zod.string(),
    observedAt: time(zod),
    source: zod.string(),
    since: time(zod).optional().describe('Absent where it is not remembered'),
    link: zod.string().optional(),
  });
}

export function failureSchema(zod: Zod) {
  return zod.object({
    vital: vitalSchema(zod),
    source: zod.string(),
    kind: zod.string(),
    message: zod.string(),
    fix: zod.string().optional(),
    since: time(zod),
  });
}

export function incidentSchema(zod: Zod) {
  const acknowledgement = zod
    .object({ by: zod.string(), at: time(zod), note: zod.string().optional() })
    .optional();
  return zod.object({
    cause: zod
      .union([
        zod.object({ entityRef: zod.string() }),
        zod.object({ source: zod.string() }),
      ])
      .describe(
        'The probable cause: an entity that fails, or a source that does not answer',
      ),
    because: zod.string().optional().describe('Why the others fold under it'),
    status: statusSchema(zod),
    since: time(zod).optional(),
    entityCount: zod.number().describe('Of which entities holds the worst'),
    entities: zod.array(
      zod.object({
        entityRef: zod.string(),
        facts: factsSchema(zod),
        vital: vitalSchema(zod),
        verdict: verdictSchema(zod),
        flapping: zod
          .object({ changes: zod.number(), since: time(zod) })
          .optional(),
        acknowledgement,
      }),
    ),
    acknowledgement,
  });
}

export function time(zod: Zod) {
  return zod.string().describe('ISO 8601');
}

export function entityInput(zod: Zod) {
  return zod.object({
    entityRef: zod
      .string()
      .min(1)
      .max(200)
      .describe(
        'Reference of an entity of the catalog, such as component:default/orders; a bare name is a component of the default namespace',
      ),
  });
}
