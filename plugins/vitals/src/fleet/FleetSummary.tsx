import { Status } from '@gantry/plugin-vitals-common';
import { StatusMark } from '../verdict';
import styles from './FleetSummary.module.css';
import { FleetLine } from './fleetLines';

const order: Status[] = ['critical', 'warning', 'unknown', 'ok'];

const words: Record<Status, string> = {
  critical: 'critical',
  warning: 'warning',
  unknown: 'unknown',
  ok: 'OK',
};

export interface FleetSummaryProps {
  lines: Pick<FleetLine, 'verdict'>[];
  label?: string;
}

/** How many of the lines have which status. */
export function FleetSummary({ lines, label = 'Summary' }: FleetSummaryProps) {
  const silent = lines.filter(({ verdict }) => !verdict).length;
  return (
    <ul className={styles.summary} aria-label={label}>
      {order.map(status => {
        const count = lines.filter(
          ({ verdict }) => verdict?.status === status,
        ).length;
        return (
          <li key={status}>
            <StatusMark
              status={count === 0 ? 'none' : status}
              word={`${count} ${words[status]}`}
            />
          </li>
        );
      })}
      {silent > 0 && (
        <li>
          <StatusMark status="none" word={`${silent} without a reading`} />
        </li>
      )}
    </ul>
  );
}
