import { StatusMark } from '../verdict';
import { BudgetBar } from './BudgetBar';
import styles from './ErrorBudgets.module.css';
import { Promised, darkestOfEach } from './promises';

/** Each promise in a line, whichever source sees it worst: how it stands, and what is left of its budget. */
export function BudgetLines({ promises }: { promises: Promised[] }) {
  const judged = darkestOfEach(promises).filter(({ state }) => state);
  if (judged.length === 0) {
    return null;
  }
  return (
    <ul className={styles.lines} aria-label="Error budgets">
      {judged.map(({ title, state, isOutdated }) => (
        <li key={title} className={styles.line}>
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
