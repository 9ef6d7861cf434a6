import { EntityInspection, FiringPeriod } from '@gantry/plugin-vitals-common';
import { Marker, clock } from '../charts';
import { Disclosure } from '../fleet';
import { ExternalLink, StatusMark, sourceName } from '../verdict';
import prose from '../verdict/prose.module.css';
import styles from './HealthTab.module.css';

export interface ChartNotesProps {
  data: EntityInspection<'health'>;
  markers?: Marker[];
}

/** What the shades and marks of the charts mean, and what is not drawn, in words. */
export function ChartNotes({ data, markers = [] }: ChartNotesProps) {
  const from = Date.parse(data.from);
  const to = Date.parse(data.to);
  const span = to - from;
  const firing = data.results.flatMap(result =>
    'inspection' in result ? result.inspection.firing : [],
  );
  const happened = markers.filter(
    ({ at }) => Date.parse(at) >= from && Date.parse(at) <= to,
  );
  return (
    <>
      {firing.length > 0 && (
        <Disclosure
          summary={`Shaded: ${firing.length} ${firing.length === 1 ? 'period' : 'periods'} in which ${whatFired(firing)}`}
        >
          {() => (
            <ul className={styles.notes} aria-label="Alarm periods">
              {firing.map(period => (
                <li key={`${period.alarm} ${period.from}`}>
                  <StatusMark
                    status={period.severity ?? 'critical'}
                    word={period.alarm}
                  />{' '}
                  {period.isDefault && 'crossed its default threshold '}
                  {clock(Date.parse(period.from), span)} to{' '}
                  {period.to ? clock(Date.parse(period.to), span) : 'now'}
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
      )}
      {data.results.map(result =>
        'inspection' in result
          ? result.inspection.omitted?.map(omission => (
              <p key={`${result.source} ${omission}`} className={prose.muted}>
                {sourceName(result.source)}: {omission}
              </p>
            ))
          : undefined,
      )}
      {happened.length > 0 && (
        <ul className={styles.notes} aria-label="Events">
          {happened.map(({ at, label, link }) => (
            <li key={`${at} ${label}`}>
              {clock(Date.parse(at), span)}{' '}
              <ExternalLink href={link}>{label}</ExternalLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function whatFired(firing: FiringPeriod[]): string {
  const crossed = 'a default threshold was crossed';
  if (firing.every(({ isDefault }) => isDefault)) {
    return crossed;
  }
  return firing.some(({ isDefault }) => isDefault)
    ? `an alarm fired or ${crossed}`
    : 'an alarm fired';
}
