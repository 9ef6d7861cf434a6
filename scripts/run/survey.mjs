import { note } from '../lib/progress.mjs';
import { poll } from './readiness.mjs';

/**
 * How long the rest of the fleet is waited for once the first answers are in. Where no verdict has changed, the fleet
 * tells observations that have grown younger after a sixth of the time for which they count: up to five seconds.
 */
const stragglersMilliseconds = 10_000;
/** For what came too late for that survey the next one is waited for, which is due in ten seconds. */
const newcomersMilliseconds = 20_000;
const askedAtOnce = 10;

function isFresh(verdicts, since) {
  return Object.values(verdicts ?? {}).some(
    verdict => verdict && Date.parse(verdict.observedAt) >= since,
  );
}

/** Whether something is to be learned of an entity that no survey has brought yet. */
async function isPending(read, entityRef) {
  const [kind, namespace, name] = entityRef.split(/[:/]/);
  const vitals = await read(
    `/api/vitals/entities/${[kind, namespace, name].map(encodeURIComponent).join('/')}`,
  );
  return (vitals?.pending?.length ?? 0) > 0;
}

/** Of the entities that the fleet does not have yet, those that it will have. */
async function findPending(read, entityRefs) {
  const pending = [];
  for (let from = 0; from < entityRefs.length; from += askedAtOnce) {
    const some = entityRefs.slice(from, from + askedAtOnce);
    const answers = await Promise.all(some.map(ref => isPending(read, ref)));
    pending.push(...some.filter((_, index) => answers[index]));
  }
  return pending;
}

async function readFleet(read) {
  const { items = [] } = (await read('/api/vitals/fleet')) ?? {};
  return new Map(items.map(({ entityRef, verdicts }) => [entityRef, verdicts]));
}

/**
 * Waits until every entity of which something is to be learned has a verdict observed after `since`. An
 * entity whose source keeps failing (its card says why) holds up nobody for long.
 * @param read how the guest reads a route
 * @param entityRefs all entities of the catalog
 */
export async function waitForSurvey(read, entityRefs, since, patience) {
  let awaited;
  let firstAnswers;
  await poll(async () => {
    const fleet = await readFleet(read);
    awaited ??= await findPending(
      read,
      entityRefs.filter(ref => !fleet.has(ref)),
    );
    const all = [...new Set([...fleet.keys(), ...awaited])];
    const missing = all.filter(ref => !isFresh(fleet.get(ref), since));
    if (missing.length === all.length) {
      return undefined;
    }
    firstAnswers ??= Date.now();
    if (missing.length === 0) {
      return true;
    }
    const limit = missing.every(ref => fleet.has(ref))
      ? stragglersMilliseconds
      : newcomersMilliseconds;
    if (Date.now() - firstAnswers > limit) {
      note(`no answer yet about ${missing.join(', ')}; their pages say why`);
      return true;
    }
    return undefined;
  }, patience);
}
