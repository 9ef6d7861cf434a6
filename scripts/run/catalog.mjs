import { note } from '../lib/progress.mjs';
import { poll } from './readiness.mjs';

// The catalog looks once a second for what is to be read, and once a second for what has been read and is
// to be shown. Counted in answers, as a portal that has much to do both answers and reads more slowly.
const answersUntilQuiet = 10;
/** For how many answers what is referred to and not there is waited for while nothing else comes. */
const answersUntilGivenUp = 20;

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
  let unchanged = 0;
  return poll(async () => {
    const entities = await read(`/api/catalog/entities?fields=${fields}`);
    if (!entities?.length) {
      return undefined;
    }
    unchanged = sizeOf(entities) === size ? unchanged + 1 : 0;
    size = sizeOf(entities);
    const missing = missingFrom(entities);
    if (missing.length === 0 && unchanged >= answersUntilQuiet) {
      return entities.map(refOf);
    }
    if (unchanged >= answersUntilGivenUp) {
      note(
        `the catalog refers to what it does not have: ${missing.join(', ')}`,
      );
      return entities.map(refOf);
    }
    return undefined;
  }, patience);
}
