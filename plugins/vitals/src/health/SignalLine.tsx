import { SignalFigure, goldenSignals } from '@gantry/plugin-vitals-common';
import styles from './HealthReading.module.css';
import { signalText } from './signalText';

/** How the golden signals stand, in a line. */
export function SignalLine({ signals }: { signals: SignalFigure[] }) {
  if (signals.length === 0) {
    return null;
  }
  const ordered = goldenSignals.flatMap(each =>
    signals.filter(({ signal }) => signal === each),
  );
  return (
    <ul className={styles.signals} aria-label="Golden signals">
      {ordered.map(figure => (
        <li key={`${figure.signal} ${figure.name}`}>{signalText(figure)}</li>
      ))}
    </ul>
  );
}
