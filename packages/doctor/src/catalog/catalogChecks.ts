import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { Check, Finding, Skip } from '../Finding';
import { networkReason } from '../upstreams/ask';
import { checkAnnotationValues, checkUnlit } from './checkAnnotated';
import { checkFiles } from './checkFiles';
import { checkProcessing } from './checkProcessing';
import { checkRelations } from './checkRelations';
import { Portal } from './Portal';
import { readFiles } from './readFiles';

const group = 'catalog';

/**
 * The files are looked at whether or not the portal runs, so that a fault is found before the catalog
 * reads it. What only the running catalog knows is asked of it.
 */
export function catalogChecks(
  config: Config,
  portal: Portal | undefined,
): Check[] {
  const files = lazily(async () => {
    const read = readFiles(config);
    const { valid, refs, findings } = await checkFiles(read.entities);
    return {
      ...read,
      refs,
      entities: valid.map(({ entity }) => entity),
      findings: [...read.findings, ...findings],
    };
  });
  const live = lazily(async () => {
    if (!portal) {
      throw new Skip('the portal does not run');
    }
    return portal.entities();
  });
  /** What a file says today goes before what the catalog read of it a while ago. */
  const all = lazily(async () => {
    const { entities } = await files();
    const running = await live().catch((error: Error) => {
      if (entities.length > 0) {
        // The check of processing says why the rest is not known.
        return [];
      }
      throw error instanceof Skip
        ? error
        : new Skip('the running catalog could not be read');
    });
    const byRef = new Map(
      [...running, ...entities].map((entity): [string, Entity] => [
        stringifyEntityRef(entity),
        entity,
      ]),
    );
    return [...byRef.values()];
  });
  return [
    {
      id: 'catalog.files',
      group,
      title: 'files',
      run: async () => {
        const { locations, findings } = await files();
        if (locations === 0) {
          throw new Skip('catalog.locations names no file');
        }
        return findings;
      },
    },
    {
      id: 'catalog.relations',
      group,
      title: 'relations',
      run: async () => {
        const { entities, isWhole, refs } = await files();
        const everything = await all();
        const seesAll = everything !== entities && (await seesLocations(live));
        if (!isWhole && !seesAll) {
          throw new Skip(
            'entities come from elsewhere too, and only an administrator sees them all',
          );
        }
        // A reference to what is refused is the fault of what is refused.
        const known = new Set([
          ...refs,
          ...everything.map(each => stringifyEntityRef(each)),
        ]);
        return checkRelations(seesAll ? everything : entities, known);
      },
    },
    {
      id: 'catalog.annotations',
      group,
      title: 'annotations',
      run: async () => checkAnnotationValues(await all()),
    },
    {
      id: 'catalog.vitals',
      group,
      title: 'vitals',
      run: async () => checkUnlit(await all()),
    },
    {
      id: 'catalog.processing',
      group,
      title: 'processing',
      run: async () => {
        try {
          return checkProcessing(await live());
        } catch (error) {
          if (error instanceof Skip) {
            throw error;
          }
          return [unreadable(error, portal?.url)];
        }
      },
    },
  ];
}

function unreadable(error: unknown, url = ''): Finding {
  return {
    id: 'catalog.unreadable',
    severity: 'error',
    subject: url,
    what: `The portal on ${url} runs, but its catalog could not be read: ${networkReason(error)}.`,
    why: 'Most pages show an error, if it stays so.',
    mend: 'Run the doctor again; if it stays so, look at the log of the portal.',
    paste: 'tail -n 50 .gantry/logs/portal.log',
  };
}

/** Only administrators see Location entities. */
async function seesLocations(live: () => Promise<Entity[]>): Promise<boolean> {
  const entities = await live().catch(() => []);
  return entities.some(({ kind }) => kind === 'Location');
}

/** Runs once, when first asked. */
function lazily<T>(produce: () => Promise<T>): () => Promise<T> {
  let produced: Promise<T> | undefined;
  return () => {
    produced ??= produce();
    return produced;
  };
}
