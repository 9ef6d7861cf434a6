import { SignalFigure, goldenSignals } from '@gantry/plugin-vitals-common';
import prose from '../verdict/prose.module.css';
import styles from './HealthReading.module.css';
import { signalText } from './signalText';

export interface SignalLineProps {
  signals: SignalFigure[];
  /** Who measured it, where others have measured, too: what they see differs by where they look. */
  measuredBy?: string;
}

/** How the golden signals stand, in a line. */
export function SignalLine({ signals, measuredBy }: SignalLineProps) {
  const ordered = goldenSignals.flatMap(each =>
    signals.filter(({ signal }) => signal === each),
  );
  return (
    <div>
      {measuredBy && <span className={prose.muted}>{measuredBy}</span>}
      <ul
        className={styles.signals}
        aria-label={
          measuredBy ? `Golden signals by ${measuredBy}` : 'Golden signals'
        }
      >
        {ordered.map(figure => (
          <li key={`${figure.signal} ${figure.name}`}>{signalText(figure)}</li>
        ))}
      </ul>
    </div>
  );
}
