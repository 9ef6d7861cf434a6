import {
  BurnWindow,
  annotations,
  burnRules,
  burnWindows,
} from '@gantry/plugin-vitals-common';
import { CodeSnippet, StatusMark, elapsed, sourceName } from '../verdict';
import prose from '../verdict/prose.module.css';
import { BudgetBar } from './BudgetBar';
import styles from './ErrorBudgets.module.css';
import { Promised } from './promises';

/** Whether all sources have been asked, and all have answered. */
export type Reach = 'pending' | 'some' | 'all';

const whyUncounted: Record<Reach, string> = {
  pending: 'The first answer is still to come.',
  some: 'Cannot be judged now: a source that may count it does not answer.',
  all: 'Cannot be judged: no source of this entity counts it.',
};

export interface ErrorBudgetsProps {
  promises: Promised[];
  reach: Reach;
}

/** What an entity promises, what is left of each budget, and how fast it is being spent. */
export function ErrorBudgets({ promises, reach }: ErrorBudgetsProps) {
  if (promises.length === 0) {
    return <NoPromise />;
  }
  const sources = new Set(promises.map(({ source }) => source));
  return (
    <ul className={styles.promises}>
      {promises.map(promised => (
        <li
          key={`${promised.title} ${promised.source}`}
          className={styles.promise}
        >
          <Promise
            promised={promised}
            isSourced={sources.size > 1}
            reach={reach}
          />
        </li>
      ))}
    </ul>
  );
}

interface PromiseProps {
  promised: Promised;
  /** Whether to say who counts it. */
  isSourced: boolean;
  reach: Reach;
}

function Promise({ promised, isSourced, reach }: PromiseProps) {
  const { title, state, source, isOutdated } = promised;
  if (!state) {
    return (
      <>
        <Head title={title} status="unknown" />
        <p className={prose.muted}>{whyUncounted[reach]}</p>
      </>
    );
  }
  const { budgetLeft, burn, goneIn, reason, status } = state;
  const isNews = status !== 'ok';
  return (
    <>
      <Head
        title={title}
        status={isOutdated ? 'unknown' : status}
        detail={[
          isSourced && source ? sourceName(source) : undefined,
          isOutdated ? `last known: ${status}` : undefined,
        ]
          .filter(Boolean)
          .join(', ')}
      />
      <BudgetBar title={title} budgetLeft={budgetLeft} />
      <BurnRates burn={burn} />
      {goneIn !== undefined && budgetLeft !== undefined && budgetLeft > 0 && (
        <p className={prose.text}>
          Gone in <strong>{elapsed(0, goneIn) ?? 'a moment'}</strong> if it goes
          on like in the last hour.
        </p>
      )}
      {isNews && <p className={prose.muted}>{reason}</p>}
    </>
  );
}

interface HeadProps {
  title: string;
  status: 'ok' | 'warning' | 'critical' | 'unknown';
  detail?: string;
}

function Head({ title, status, detail }: HeadProps) {
  return (
    <p className={styles.head}>
      <StatusMark status={status} />
      <strong>{title}</strong>
      {detail && <span className={prose.muted}>{detail}</span>}
    </p>
  );
}

function BurnRates({ burn }: { burn: Partial<Record<BurnWindow, number>> }) {
  const windows = Object.keys(burnWindows) as BurnWindow[];
  return (
    <dl className={styles.burn} aria-label="How fast the budget is being spent">
      {windows.map(window => (
        <div key={window} data-fast={isFast(window, burn[window])}>
          <dt>{spaced(window)}</dt>
          <dd>{rateText(burn[window])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether a rule that this window belongs to would hold as far as it is concerned. */
function isFast(window: BurnWindow, rate = 0): boolean {
  return burnRules.some(
    ({ long, short, factor }) =>
      (long === window || short === window) && rate > factor,
  );
}

function rateText(rate: number | undefined): string {
  if (rate === undefined) {
    return 'no data';
  }
  return `${rate >= 100 ? Math.round(rate) : rate.toFixed(1)}×`;
}

function spaced(window: BurnWindow): string {
  return window.replace(/(\d+)m$/, '$1 min').replace(/(\d+)([hd])$/, '$1 $2');
}

function NoPromise() {
  const annotation = [
    'metadata:',
    '  annotations:',
    `    ${annotations.slo}: availability=99.9%,latency-p95=500ms`,
  ].join('\n');
  return (
    <>
      <p className={prose.text}>
        This entity promises nothing yet, so there is no budget to spend. Write
        down what its users may count on in its <code>catalog-info.yaml</code>:
      </p>
      <CodeSnippet code={annotation} label="the objectives" />
    </>
  );
}
