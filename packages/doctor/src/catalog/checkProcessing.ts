import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Finding } from '../Finding';

const orphan = 'backstage.io/orphan';
const origin = 'backstage.io/managed-by-origin-location';

interface StatusItem {
  level?: string;
  message?: string;
}

/** What the running catalog says of its own trouble with an entity. */
export function checkProcessing(entities: readonly Entity[]): Finding[] {
  return entities.flatMap(entity => {
    const ref = stringifyEntityRef(entity);
    const items = (entity as { status?: { items?: StatusItem[] } }).status
      ?.items;
    const errors = (items ?? []).filter(({ level }) => level === 'error');
    return [
      ...errors.map(({ message = '' }) =>
        processingError(ref, message, entity),
      ),
      ...(entity.metadata.annotations?.[orphan] === 'true'
        ? [orphaned(ref, entity)]
        : []),
    ];
  });
}

function processingError(
  ref: string,
  message: string,
  { metadata }: Entity,
): Finding {
  return {
    id: 'catalog.processing-error',
    severity: 'error',
    subject: ref,
    what: `The catalog could not process ${ref}: ${message.split('\n')[0].slice(0, 300)}`,
    why: 'It shows what it last knew, and takes no change any more.',
    mend: `Correct it where it comes from, ${metadata.annotations?.[origin] ?? 'which the entity does not tell'}.`,
  };
}

function orphaned(ref: string, { metadata }: Entity): Finding {
  return {
    id: 'catalog.orphan',
    severity: 'warning',
    subject: ref,
    what: `${ref} is an orphan: nothing brings it into the catalog any more.`,
    why: 'It stays as it last was, and misleads whoever finds it.',
    mend: `Delete it on its page, or let orphans go by themselves; it came from ${metadata.annotations?.[origin] ?? 'nowhere known'}.`,
    paste: 'catalog:\n  orphanStrategy: delete',
  };
}
