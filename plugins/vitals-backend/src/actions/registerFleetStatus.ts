import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Status, worstVerdict } from '@gantry/plugin-vitals-common';
import { Caller } from '../fleet/CallerViews';
import { ActionsOptions } from './ActionsOptions';
import { briefIncident } from './briefIncident';
import { callerOf } from './callerOf';
import { readOnly } from './readOnly';
import { incidentSchema, statusSchema } from './schemas';

type Counts = Record<Status, number>;

export function registerFleetStatus(
  registry: ActionsRegistryService,
  options: ActionsOptions,
) {
  registry.register({
    name: 'fleet-status',
    title: 'Status of the fleet',
    description:
      'How all services stand right now that the user may see: how many are in each status, and what needs somebody, ' +
      'grouped by probable cause, worst first, with reason, owner, runbook and acknowledgement. Use it to answer ' +
      '"is anything broken?"; use diagnose-service for one service.',
    attributes: readOnly,
    schema: {
      input: zod =>
        zod.object({
          limit: zod
            .number()
            .int()
            .min(1)
            .max(100)
            .default(20)
            .describe('How many incidents, the worst first'),
          status: statusSchema(zod)
            .exclude(['ok'])
            .optional()
            .describe('Only incidents of this status'),
        }),
      output: zod =>
        zod.object({
          counts: zod
            .object({
              critical: zod.number(),
              warning: zod.number(),
              unknown: zod.number(),
              ok: zod.number(),
            })
            .describe('Entities by their worst verdict'),
          incidentCount: zod
            .number()
            .describe('Of which incidents holds the worst'),
          incidents: zod.array(incidentSchema(zod)),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = callerOf(options.auth, credentials);
      const [counts, { items }] = await Promise.all([
        countByStatus(options, caller),
        options.onCall.answer(caller),
      ]);
      const incidents = items.filter(
        ({ status }) => !input.status || status === input.status,
      );
      return {
        output: {
          counts,
          incidentCount: incidents.length,
          incidents: incidents.slice(0, input.limit).map(briefIncident),
        },
      };
    },
  });
}

async function countByStatus(
  { memory, views }: ActionsOptions,
  caller: Caller,
): Promise<Counts> {
  const fleet = await memory.read();
  const { vitals, entityRefs } = await views.ofFleet(caller, fleet);
  const counts: Counts = { critical: 0, warning: 0, unknown: 0, ok: 0 };
  for (const [entityRef, { verdicts }] of fleet.entries) {
    if (entityRefs.has(entityRef)) {
      const worst = worstVerdict([...vitals].map(vital => verdicts[vital]));
      if (worst) {
        counts[worst.status] += 1;
      }
    }
  }
  return counts;
}
