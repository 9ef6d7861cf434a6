import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  annotationDefinitions,
  annotations,
  checkAnnotations,
  VitalWord,
} from '@gantry/plugin-vitals-common';
import { Finding } from '../Finding';

/** Values that nobody can read, and keys that look like one that the portal reads. */
export function checkAnnotationValues(entities: readonly Entity[]): Finding[] {
  return entities.flatMap(entity =>
    checkAnnotations(entity).map(({ annotation, problem, example }) => ({
      id: 'catalog.annotation-wrong',
      severity: 'warning' as const,
      subject: stringifyEntityRef(entity),
      what: `${annotation} of ${stringifyEntityRef(entity)}: ${problem}`,
      why: 'What it was meant to show is not shown.',
      mend: example ? `Write it like '${example}'.` : 'Correct or remove it.',
      paste: example && `${annotation}: ${quoted(example)}`,
    })),
  );
}

/** Components of these types run somewhere; a library does not. */
const runningTypes = new Set(['service', 'website', 'function', 'worker']);

interface Wanted {
  /** What the entity would show. */
  subject: VitalWord | 'tier' | 'rpo' | 'rto';
  /** Any of these will do. */
  keys: readonly string[];
  /** Wanted only where somebody in the system has one of these. */
  inSystemsWith?: readonly string[];
  /** What to paste for an entity of this name. */
  paste: (name: string) => Record<string, string>;
}

/** Who promises one of the two has thought about the other. */
const recovery = {
  inSystemsWith: [annotations.rpo, annotations.rto] as readonly string[],
};

const wanted: readonly Wanted[] = [
  vital('health', name => ({ [annotations.cloudwatchAlarms]: `${name}-*` })),
  vital('delivery', name => ({
    [annotations.githubProjectSlug]: `acme/${name}`,
  })),
  vital('cost', name => ({
    [annotations.costInsightsTags]: `service=${name}`,
  })),
  promise('tier', annotations.tier, '2'),
  { ...promise('rpo', annotations.rpo, '15m'), ...recovery },
  { ...promise('rto', annotations.rto, '1h'), ...recovery },
];

function vital(subject: VitalWord, paste: Wanted['paste']): Wanted {
  const keys = annotationDefinitions
    .filter(
      ({ vitals, kinds }) =>
        vitals.includes(subject) && kinds.includes('Component'),
    )
    .map(({ key }) => key);
  return { subject, keys, paste };
}

function promise(
  subject: Wanted['subject'],
  key: string,
  example: string,
): Wanted {
  return { subject, keys: [key], paste: () => ({ [key]: example }) };
}

/** Entities that could show more than they do, with what to add to them. */
export function checkUnlit(entities: readonly Entity[]): Finding[] {
  const running = entities.filter(isRunning);
  return wanted.flatMap(({ subject, keys, inSystemsWith, paste }) => {
    const systems =
      inSystemsWith &&
      new Set(
        running.filter(each => hasOneOf(each, inSystemsWith)).map(systemOf),
      );
    const lacking = running.filter(
      each =>
        !hasOneOf(each, keys) && (!systems || systems.has(systemOf(each))),
    );
    return lacking.length > 0 ? [unlit(subject, lacking, paste)] : [];
  });
}

function hasOneOf({ metadata }: Entity, keys: readonly string[]): boolean {
  return keys.some(key => metadata.annotations?.[key]);
}

function systemOf({ spec }: Entity): unknown {
  return spec?.system;
}

function isRunning({ kind, spec }: Entity): boolean {
  return (
    kind === 'Component' &&
    runningTypes.has(String(spec?.type)) &&
    // Nobody is on call for an experiment, nor for what is on its way out.
    spec?.lifecycle === 'production'
  );
}

const mostNamed = 8;

function unlit(
  subject: Wanted['subject'],
  entities: Entity[],
  paste: Wanted['paste'],
): Finding {
  const names = entities.slice(0, mostNamed).map(each => each.metadata.name);
  const rest = entities.length - names.length;
  const listed = `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const isVital = !['tier', 'rpo', 'rto'].includes(subject);
  const example = Object.entries(paste(names[0]));
  return {
    id: isVital ? 'catalog.vital-unlit' : 'catalog.promise-missing',
    severity: 'info',
    subject,
    what: isVital
      ? `Nothing tells where to read the ${subject} of ${listed}.`
      : `No annotation tells the ${subject.replace(/^r.o$/, text => text.toUpperCase())} of ${listed}.`,
    why: isVital
      ? `Their pages, and those of their systems, show no ${subject}.`
      : 'An incident there cannot be ranked against others, nor measured against what was promised.',
    mend: `Add the annotation to each, here for ${names[0]}.`,
    paste: [
      'metadata:',
      '  annotations:',
      ...example.map(([key, value]) => `    ${key}: ${quoted(value)}`),
    ].join('\n'),
  };
}

/** As YAML reads it back as the same text. */
function quoted(value: string): string {
  return /^[A-Za-z/][\w/.=*-]*$/.test(value) &&
    !/^(true|false|null|yes|no)$/i.test(value)
    ? value
    : `'${value}'`;
}
