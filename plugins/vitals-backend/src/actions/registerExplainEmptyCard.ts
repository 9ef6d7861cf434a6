import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Entity } from '@backstage/catalog-model';
import {
  EntityVitals,
  VitalKind,
  checkAnnotations,
  describeAnnotationProblem,
  proposeAnnotations,
  vitalKinds,
  vitalsReadPermissions,
} from '@gantry/plugin-vitals-common';
import { readEntityVitals } from '../fleet/readEntityVitals';
import { ActionsOptions } from './ActionsOptions';
import { callerOf } from './callerOf';
import { entityRefOf } from './entityRefOf';
import { readOnly } from './readOnly';
import { entityInput, vitalSchema } from './schemas';

/** Why a card shows nothing, or less than it could. */
interface Finding {
  vital: VitalKind;
  state: 'shown' | 'stale' | 'denied' | 'pending' | 'failed' | 'unannotated';
  source?: string;
  explanation: string;
  fix?: string;
}

export function registerExplainEmptyCard(
  registry: ActionsRegistryService,
  options: ActionsOptions,
) {
  registry.register({
    name: 'explain-empty-card',
    title: 'Explain an empty card',
    description:
      'Why a card of an entity shows nothing, or "unknown": whether the user lacks a right, a source has not been asked ' +
      'yet or failed, or no annotation names a source; and how to mend it, with the annotation to paste into its ' +
      'catalog-info.yaml.',
    attributes: readOnly,
    schema: {
      input: entityInput,
      output: zod =>
        zod.object({
          entityRef: zod.string(),
          findings: zod.array(
            zod.object({
              vital: vitalSchema(zod),
              state: zod.enum([
                'shown',
                'stale',
                'denied',
                'pending',
                'failed',
                'unannotated',
              ]),
              source: zod.string().optional(),
              explanation: zod.string(),
              fix: zod.string().optional().describe('What to do about it'),
            }),
          ),
          annotations: zod
            .array(
              zod.object({
                vital: vitalSchema(zod),
                meaning: zod.string(),
                format: zod.string(),
                yaml: zod
                  .string()
                  .describe(
                    'To be pasted; the value is an example that has to be made true',
                  ),
              }),
            )
            .describe(
              'For what is unannotated: one is enough, the usual ones first',
            ),
          annotationProblems: zod
            .array(zod.string())
            .describe('Annotations of the entity that cannot be read'),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = callerOf(options.auth, credentials);
      const entityRef = entityRefOf(input.entityRef);
      const vitals = await readEntityVitals(options, caller, entityRef);
      const entity = await options.views.entity(caller, entityRef);
      const findings = vitalKinds.flatMap(vital =>
        explain(vital, vitals, entity),
      );
      return {
        output: {
          entityRef,
          findings,
          annotations: findings
            .filter(({ state }) => state === 'unannotated')
            .flatMap(({ vital }) => proposals(vital, entity)),
          annotationProblems: checkAnnotations(entity).map(
            describeAnnotationProblem,
          ),
        },
      };
    },
  });
}

function explain(
  vital: VitalKind,
  { denied, failures, pending, readings }: EntityVitals,
  entity: Entity,
): Finding[] {
  if (denied.includes(vital)) {
    const { name } = vitalsReadPermissions[vital];
    return [
      {
        vital,
        state: 'denied',
        explanation: `The user may not see the ${vital} of entities; nothing of it is told.`,
        fix: `Ask whoever keeps the permission policy for ${name}.`,
      },
    ];
  }
  const findings: Finding[] = [
    ...failures
      .filter(failure => failure.vital === vital)
      .map(({ source, message, fix, since }): Finding => {
        const explanation = `${message.replace(/\.?$/, '.')} It has failed since ${since}.`;
        return { vital, state: 'failed', source, explanation, fix };
      }),
    ...pending
      .filter(each => each.vital === vital)
      .map(({ source }): Finding => ({
        vital,
        state: 'pending',
        source,
        explanation: `${source} has not been asked for this entity yet.`,
        fix: 'Wait for the next survey and ask again.',
      })),
    ...readings
      .filter(({ kind }) => kind === vital)
      .map(({ source, stale, status, reason, observedAt }): Finding => ({
        vital,
        state: stale ? 'stale' : 'shown',
        source,
        explanation: stale
          ? `The last answer of ${source} is of ${observedAt} and too old to count; it was ${status}: ${reason}`
          : `${source} says ${status}: ${reason}`,
      })),
  ];
  return findings.length > 0 ? findings : [unannotated(vital, entity)];
}

function unannotated(vital: VitalKind, entity: Entity): Finding {
  return {
    vital,
    state: 'unannotated',
    explanation: `No annotation of the entity names anything that could tell its ${vital}.`,
    fix:
      proposeAnnotations(vital, entity).length > 0
        ? 'Add one of the annotations below to its catalog-info.yaml, with a value that is true of it.'
        : `No annotation tells the ${vital} of the kind ${entity.kind}; ask about the components and resources behind it.`,
  };
}

function proposals(vital: VitalKind, entity: Entity) {
  return proposeAnnotations(vital, entity).map(
    ({ key, value, meaning, format }) => ({
      vital,
      meaning,
      format,
      yaml: ['metadata:', '  annotations:', `    ${key}: ${value}`].join('\n'),
    }),
  );
}
