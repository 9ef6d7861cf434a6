import { Handover, HandoverEntry } from '@gantry/plugin-vitals-common';
import { RiUserFollowLine } from '@remixicon/react';
import { EntityName } from '../../fleet';
import list from '../../fleet/FleetList.module.css';
import { CatalogEntities, useCatalogEntities } from '../../live';
import { StatusMark } from '../../verdict';
import prose from '../../verdict/prose.module.css';
import incident from '../incident/Incident.module.css';
import { nameOf } from '../incidents';
import { CopyHandover } from './CopyHandover';
import styles from './Handover.module.css';
import { clock } from './clock';

/** What is still open, and what has recovered. */
export function HandoverList({ handover }: { handover: Handover }) {
  const { from, to, items } = handover;
  const users = items.flatMap(({ acknowledgements }) =>
    acknowledgements.map(({ by }) => by),
  );
  const catalog = useCatalogEntities(users);
  const open = items.filter(({ until }) => until === undefined);
  const recovered = items.filter(({ until }) => until !== undefined);
  return (
    <>
      <div className={styles.summary}>
        <p className={prose.text}>
          {clock(from)} to {clock(to)}:{' '}
          {items.length === 0
            ? 'nothing fired that you may see.'
            : `${open.length} still open, ${recovered.length} recovered.`}
        </p>
        <CopyHandover handover={handover} catalog={catalog} />
      </div>
      <Entries title="Still open" entries={open} catalog={catalog} />
      <Entries title="Recovered" entries={recovered} catalog={catalog} />
    </>
  );
}

interface EntriesProps {
  title: string;
  entries: HandoverEntry[];
  catalog: CatalogEntities;
}

function Entries({ title, entries, catalog }: EntriesProps) {
  if (entries.length === 0) {
    return null;
  }
  return (
    <section className={styles.section}>
      <h3 className={prose.heading}>
        {title} ({entries.length})
      </h3>
      <ul className={list.lines} aria-label={title}>
        {entries.map(entry => (
          <li
            key={`${entry.entityRef} ${entry.vital}`}
            className={list.line}
            data-status={entry.status}
          >
            <span className={list.status}>
              <StatusMark status={entry.status} />
            </span>
            <span className={list.subject}>
              <span className={list.name}>
                <EntityName entityRef={entry.entityRef} title={nameOf(entry)} />
              </span>
              <span className={list.meta}>
                {entry.facts.tier && <span>Tier {entry.facts.tier}</span>}
                <span>{spanOf(entry)}</span>
                {entry.changes > 1 && <span>{entry.changes} changes</span>}
              </span>
            </span>
            <div className={list.reason}>
              {entry.reason}
              {entry.acknowledgements.map(given => (
                <p
                  key={`${given.by} ${given.at}`}
                  className={incident.acknowledgement}
                >
                  <RiUserFollowLine className={incident.glyph} aria-hidden />
                  <span className={incident.acknowledged}>
                    <EntityName
                      entityRef={given.by}
                      entity={catalog.get(given.by)}
                    />
                    , {clock(given.at)}
                    {given.note && (
                      <q className={incident.note}>{given.note}</q>
                    )}
                  </span>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function spanOf({ from, until }: HandoverEntry): string {
  const begun = from ? `from ${clock(from)}` : 'since longer than is known';
  return until ? `${begun} to ${clock(until)}` : begun;
}
