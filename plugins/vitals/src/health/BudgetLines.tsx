import { StatusMark } from '../verdict';
import { BudgetBar } from './BudgetBar';
import styles from './ErrorBudgets.module.css';
import { Promised } from './promises';

/** Each promise in a line: how it stands, and what is left of its budget. */
export function BudgetLines({ promises }: { promises: Promised[] }) {
  const judged = promises.filter(({ state }) => state);
  if (judged.length === 0) {
    return null;
  }
  return (
    <ul className={styles.lines} aria-label="Error budgets">
      {judged.map(({ title, state, source, isOutdated }) => (
        <li key={`${title} ${source}`} className={styles.line}>
          <StatusMark
            status={isOutdated ? 'unknown' : state!.status}
            word={title}
          />
          <BudgetBar title={title} budgetLeft={state!.budgetLeft} />
        </li>
      ))}
    </ul>
  );
}
