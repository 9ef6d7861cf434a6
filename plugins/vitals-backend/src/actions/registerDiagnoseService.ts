import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  entityFacts,
  vitalKinds,
  worstVerdict,
} from '@gantry/plugin-vitals-common';
import { Caller } from '../fleet/CallerViews';
import { readEntityVitals } from '../fleet/readEntityVitals';
import { readTransitions } from '../fleet/readTransitions';
import { ActionsOptions } from './ActionsOptions';
import { briefIncident } from './briefIncident';
import { callerOf } from './callerOf';
import { entityRefOf } from './entityRefOf';
import { readOnly } from './readOnly';
import {
  entityInput,
  factsSchema,
  failureSchema,
  incidentSchema,
  statusSchema,
  time,
  verdictSchema,
  vitalSchema,
} from './schemas';
import { tellableFacts } from './tellableFacts';

const transitionCount = 20;
/** Milliseconds that transitions may lie back. */
const transitionSpan = 7 * 24 * 3_600_000;

export function registerDiagnoseService(
  registry: ActionsRegistryService,
  options: ActionsOptions,
) {
  registry.register({
    name: 'diagnose-service',
    title: 'Diagnose a service',
    description:
      'What is known of one service or another entity: its verdicts, what each source says and since when, sources that ' +
      'failed and how to mend that, the incident that it is part of with the probable cause, the status of what it ' +
      'directly depends on, how its status changed in the last seven days, owner and runbook.',
    attributes: readOnly,
    schema: {
      input: entityInput,
      output: zod =>
        zod.object({
          entityRef: zod.string(),
          facts: factsSchema(zod),
          verdicts: zod
            .object(
              Object.fromEntries(
                vitalKinds.map(kind => [kind, verdictSchema(zod).optional()]),
              ),
            )
            .describe(
              'By vital; absent where nothing is known, which is not ok',
            ),
          readings: zod.array(
            verdictSchema(zod).extend({
              vital: vitalSchema(zod),
              stale: zod
                .boolean()
                .describe('Whether it has grown too old to count'),
            }),
          ),
          failures: zod.array(failureSchema(zod)),
          pending: zod
            .array(
              zod.object({ vital: vitalSchema(zod), source: zod.string() }),
            )
            .describe('Sources that have not been asked yet'),
          denied: zod
            .array(vitalSchema(zod))
            .describe('Vitals that the user may not see'),
          incident: incidentSchema(zod)
            .optional()
            .describe('Absent where it needs nobody'),
          dependencies: zod
            .array(
              zod.object({
                entityRef: zod.string(),
                facts: factsSchema(zod),
                verdict: verdictSchema(zod)
                  .optional()
                  .describe('The worst; absent where nothing is known'),
              }),
            )
            .describe(
              'What it cannot work without, as far as the user may see it',
            ),
          transitions: zod
            .array(
              zod.object({
                vital: vitalSchema(zod),
                source: zod.string(),
                from: statusSchema(zod),
                to: statusSchema(zod),
                reason: zod.string(),
                at: time(zod),
              }),
            )
            .describe('Newest first'),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = callerOf(options.auth, credentials);
      return {
        output: await diagnose(options, caller, entityRefOf(input.entityRef)),
      };
    },
  });
}

async function diagnose(
  options: ActionsOptions,
  caller: Caller,
  entityRef: string,
) {
  // First of all whether the caller may see it.
  const entity = await options.views.entity(caller, entityRef);
  const [vitals, { items }, dependencies, transitions] = await Promise.all([
    readEntityVitals(options, caller, entityRef),
    options.onCall.answer(caller),
    dependenciesOf(options, caller, entityRef),
    readTransitions(options, caller.credentials, {
      since: new Date(Date.now() - transitionSpan).toISOString(),
      entity: entityRef,
      scope: 'all',
      limit: transitionCount,
    }),
  ]);
  const incident = items.find(({ entities }) =>
    entities.some(each => each.entityRef === entityRef),
  );
  return {
    ...vitals,
    facts: tellableFacts(entityFacts(entity)),
    readings: vitals.readings.map(({ kind, ...reading }) => ({
      ...reading,
      vital: kind,
    })),
    incident: incident && briefIncident(incident),
    dependencies,
    transitions: transitions.items,
  };
}

async function dependenciesOf(
  { audience, index, memory, views }: ActionsOptions,
  caller: Caller,
  entityRef: string,
) {
  const { entities } = index.latestKnown() ?? (await index.read());
  const needs = new Set(entities.get(entityRef)?.needs);
  const [visible, vitals, { entries }] = await Promise.all([
    audience.visible([...needs], caller.credentials),
    views.vitals(caller),
    memory.read(),
  ]);
  return [...visible].sort().map(ref => {
    const verdicts = entries.get(ref)?.verdicts;
    return {
      entityRef: ref,
      facts: tellableFacts(entities.get(ref)?.facts ?? {}),
      verdict: worstVerdict([...vitals].map(vital => verdicts?.[vital])),
    };
  });
}
