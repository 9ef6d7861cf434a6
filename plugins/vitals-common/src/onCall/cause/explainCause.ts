import { Status } from '../../reading';
import type { FailingEntity } from '../groupByCause';
import { beginningOf } from './beginningOf';
import { Caused } from './findCauses';

const minute = 60_000;

/** Why some probably fail for one; undefined where nothing but the cause itself does. */
export function explainCause(
  name: string,
  group: readonly Caused[],
): string | undefined {
  const dependents = group.filter(
    ({ entity, cause }) => entity !== cause && entity.status !== 'unknown',
  );
  if (dependents.length === 0) {
    return undefined;
  }
  const unknown = group
    .map(({ entity }) => entity)
    .filter(({ status }) => status === 'unknown');
  const between =
    unknown.length === 0
      ? ''
      : `; ${countOf(unknown)} between them ${unknown.length === 1 ? 'is' : 'are'} unknown`;
  return `${whoNeeds(name, dependents)} ${whatHappened(dependents)}${between}`;
}

/** Why some are unknown that a source says nothing of. */
export function explainSilence(
  source: string,
  unknown: readonly FailingEntity[],
): string {
  // It may have answered of the one for longer than of the other: only from the last on it is true of all.
  const since = unknown
    .map(each => Date.parse(each.since ?? ''))
    .filter(time => !Number.isNaN(time))
    .reduce((latest, time) => Math.max(latest, time), -Infinity);
  const known =
    since === -Infinity
      ? 'does not answer'
      : `has not answered since ${new Date(since).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `${countOf(unknown)} are unknown because ${source} ${known}`;
}

function whoNeeds(name: string, dependents: readonly Caused[]): string {
  const direct = dependents.filter(({ isDirect }) => isDirect).length;
  const verb = dependents.length === 1 ? 'depends' : 'depend';
  return `${countOf(dependents.map(({ entity }) => entity))} that ${verb}${mannerOf(direct, dependents.length)} on ${name}`;
}

function mannerOf(direct: number, all: number): string {
  if (direct === all) {
    return '';
  }
  return direct === 0 ? ' indirectly' : ' directly or indirectly';
}

function whatHappened(dependents: readonly Caused[]): string {
  const distances = dependents
    .map(({ entity, cause }) =>
      Math.abs(beginningOf(entity) - beginningOf(cause)),
    )
    .filter(distance => !Number.isNaN(distance));
  const statuses = (['critical', 'warning'] satisfies Status[])
    .filter(status => dependents.some(({ entity }) => entity.status === status))
    .join(' or ');
  const within = `within ${span(Math.max(...distances))} of it`;
  if (distances.length === dependents.length) {
    const worsened = dependents.some(({ entity }) => entity.failingSince);
    return `${worsened ? 'began to fail' : `turned ${statuses}`} ${within}`;
  }
  const now = `${dependents.length === 1 ? 'is' : 'are'} ${statuses} at the same time`;
  return distances.length === 0
    ? now
    : `${now}, ${distances.length} of them since ${within}`;
}

/** No less than it was. */
function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / minute));
  if (minutes < 120) {
    return `${minutes} min`;
  }
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.ceil(hours / 24)} d`;
}

const others = 'other';
/** By kind, in the order in which they are told. */
const words = new Map<string, [one: string, many: string]>([
  ['component', ['service', 'services']],
  ['resource', ['resource', 'resources']],
  ['api', ['API', 'APIs']],
  ['system', ['system', 'systems']],
  [others, ['other', 'others']],
]);

/** For example `2 services and 1 resource`. */
function countOf(entities: readonly FailingEntity[]): string {
  const counts = new Map<string, number>();
  for (const { entityRef } of entities) {
    const [kind] = entityRef.split(':');
    const known = words.has(kind) ? kind : others;
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const parts = [...words].flatMap(([kind, [one, many]]) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return [...parts.slice(0, -2), parts.slice(-2).join(' and ')].join(', ');
}
