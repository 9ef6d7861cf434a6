import { Status } from '../../reading';
import type { FailingEntity } from '../groupByCause';
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
      Math.abs(Date.parse(entity.since ?? '') - Date.parse(cause.since ?? '')),
    )
    .filter(distance => !Number.isNaN(distance));
  const statuses = (['critical', 'warning'] satisfies Status[])
    .filter(status => dependents.some(({ entity }) => entity.status === status))
    .join(' or ');
  const within = `within ${span(Math.max(...distances))} of it`;
  if (distances.length === dependents.length) {
    return `turned ${statuses} ${within}`;
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

const words: Record<string, [one: string, many: string]> = {
  api: ['API', 'APIs'],
  component: ['service', 'services'],
  resource: ['resource', 'resources'],
  system: ['system', 'systems'],
};

function countOf(entities: readonly FailingEntity[]): string {
  const kinds = new Set(entities.map(each => each.entityRef.split(':')[0]));
  const [one, many] = (kinds.size === 1 && words[[...kinds][0]]) || [
    'entity',
    'entities',
  ];
  return `${entities.length} ${entities.length === 1 ? one : many}`;
}
