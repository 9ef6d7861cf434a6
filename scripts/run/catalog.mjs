import { note } from '../lib/progress.mjs';
import { poll } from './readiness.mjs';

// The catalog looks once a second for what is to be read, and once a second for what has been read and is
// to be shown: what was on its way shows within two seconds.
const quietMilliseconds = 2_500;
/** How long what is referred to and not there is waited for while nothing else comes. */
const stragglersMilliseconds = 5_000;

const fields = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.annotations',
  'relations',
  'spec.type',
  'spec.target',
].join(',');

function refOf({ kind, metadata: { namespace = 'default', name } }) {
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

function isFromConfiguration({ metadata }) {
  return metadata.annotations?.[
    'backstage.io/managed-by-origin-location'
  ]?.startsWith('file:');
}

/** The files of which nothing has come yet. A Location carries the address that it stands for itself. */
function unreadFiles(entities) {
  const addressOf = entity =>
    entity.metadata.annotations?.['backstage.io/managed-by-location'];
  const standsFor = ({ kind, spec }) =>
    kind === 'Location' && spec?.target
      ? `${spec.type}:${spec.target}`
      : undefined;
  const read = new Set(
    entities
      .filter(entity => addressOf(entity) !== standsFor(entity))
      .map(addressOf),
  );
  return entities
    .map(standsFor)
    .filter(address => address?.startsWith('file:') && !read.has(address));
}

/** What is referred to and not there yet: files and entities. */
function missingFrom(entities) {
  const present = new Set(entities.map(refOf));
  const shipped = entities.filter(isFromConfiguration);
  const related = shipped
    .flatMap(({ relations = [] }) => relations)
    .map(({ targetRef }) => targetRef)
    .filter(ref => !present.has(ref));
  return [...new Set([...unreadFiles(shipped), ...related])];
}

function sizeOf(entities) {
  return entities.reduce(
    (size, { relations = [] }) => size + 1 + relations.length,
    0,
  );
}

/**
 * Waits until the files that the configuration names have been read: each has brought something, what
 * their entities refer to is there, and nothing more comes. Answers the references of all entities.
 * @param read how the guest reads a route
 */
export async function waitForCatalog(read, patience) {
  let size = 0;
  let changedAt;
  return poll(async () => {
    const entities =
      (await read(`/api/catalog/entities?fields=${fields}`)) ?? [];
    if (sizeOf(entities) !== size) {
      size = sizeOf(entities);
      changedAt = Date.now();
    }
    if (entities.length === 0) {
      return undefined;
    }
    const missing = missingFrom(entities);
    const quiet = Date.now() - changedAt;
    if (missing.length === 0 && quiet >= quietMilliseconds) {
      return entities.map(refOf);
    }
    if (quiet >= stragglersMilliseconds) {
      note(
        `the catalog refers to what it does not have: ${missing.join(', ')}`,
      );
      return entities.map(refOf);
    }
    return undefined;
  }, patience);
}
