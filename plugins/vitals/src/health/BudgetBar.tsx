import styles from './ErrorBudgets.module.css';
import { budgetText } from './promises';

export interface BudgetBarProps {
  title: string;
  /** A share; absent where it is not known. */
  budgetLeft?: number;
}

/** How much of an error budget is left. What is not known has no bar: an empty one would say that it is spent. */
export function BudgetBar({ title, budgetLeft }: BudgetBarProps) {
  if (budgetLeft === undefined) {
    return <span className={styles.text}>{budgetText(undefined)}</span>;
  }
  const percent = Math.min(Math.max(budgetLeft * 100, 0), 100);
  return (
    <span className={styles.budget}>
      <span
        className={styles.bar}
        role="meter"
        aria-label={`Error budget left of ${title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(percent)}
        aria-valuetext={budgetText(budgetLeft)}
        data-level={levelOf(budgetLeft)}
      >
        <span className={styles.fill} style={{ width: `${percent}%` }} />
      </span>
      <span className={styles.text}>{budgetText(budgetLeft)}</span>
    </span>
  );
}

function levelOf(budgetLeft: number): 'spent' | 'low' | 'enough' {
  if (budgetLeft <= 0) {
    return 'spent';
  }
  return budgetLeft < 0.25 ? 'low' : 'enough';
}
