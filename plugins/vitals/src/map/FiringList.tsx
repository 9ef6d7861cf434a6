import { compareStatus } from '@gantry/plugin-vitals-common';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import { StatusMark, elapsed } from '../verdict';
import { MapCell } from './MapCell';
import styles from './Wall.module.css';
import { tierRank } from './groupCells';
import { reasonOf } from './describeCell';
import { useFitting } from './useFitting';
import { FleetMap } from './useFleetMap';
import { useSecond } from './useSecond';

const mostLines = 30;

/** What fires, worst and most important first, in large letters; what has no room is counted. */
export function FiringList({ map }: { map: FleetMap }) {
  const { chosen, fleet, isExpired } = map;
  const linkTo = useEntityRefLink();
  const now = useSecond();
  const firing = useMemo(
    () =>
      chosen
        .filter(({ mark }) => mark === 'critical' || mark === 'warning')
        .sort(compareFiring),
    [chosen],
  );
  const listed = useMemo(() => firing.slice(0, mostLines), [firing]);
  const list = useRef<HTMLOListElement>(null);
  const fitting = useFitting(list, listed);
  const rest = firing.length - Math.min(fitting, listed.length);
  return (
    <section
      className={styles.firing}
      aria-labelledby="wall-firing"
      data-quiet={firing.length === 0}
    >
      <h2 id="wall-firing" className={styles.firingTitle}>
        {titleOf(firing.length, map)}
      </h2>
      {firing.length > 0 && (
        <ol ref={list} className={styles.lines}>
          {listed.map((cell, index) => (
            <li
              key={cell.entityRef}
              className={styles.line}
              data-cut={index >= fitting}
            >
              <StatusMark status={cell.mark} size="large" word={cell.name} />
              <span className={styles.lineAge}>
                {elapsed(Date.parse(cell.verdict?.since ?? ''), now)}
              </span>
              <span className={styles.lineReason}>{reasonOf(cell)}</span>
              <Link
                to={linkTo(cell.entityRef)}
                className={styles.lineLink}
                aria-label={`Open ${cell.name}`}
              />
            </li>
          ))}
        </ol>
      )}
      {rest > 0 && <p className={styles.rest}>and {rest} more</p>}
      {firing.length === 0 && (isExpired || !fleet.data) && (
        <p className={styles.rest}>Nothing is known at the moment.</p>
      )}
    </section>
  );
}

function titleOf(
  count: number,
  { fleet, isExpired, all, chosen }: FleetMap,
): string {
  if (isExpired || !fleet.data) {
    return 'Unknown';
  }
  if (count > 0) {
    return `${count} firing`;
  }
  return chosen.length === all.length
    ? 'Nothing fires'
    : 'Nothing of what is shown fires';
}

/** Worst first, then the most important, then what is newest: that is what one looks up for. */
function compareFiring(a: MapCell, b: MapCell): number {
  return (
    compareStatus(a.verdict!, b.verdict!) ||
    tierRank(a) - tierRank(b) ||
    (b.verdict!.since ?? '').localeCompare(a.verdict!.since ?? '')
  );
}
