import styles from './LeftOut.module.css';
import { figure, needWords } from './describeCell';
import { FleetMap } from './useFleetMap';

/** What the filters leave out, and whether any of it needs somebody. */
export function LeftOut({ map: { all, chosen } }: { map: FleetMap }) {
  if (chosen.length === all.length) {
    return null;
  }
  const shown = new Set(chosen);
  const marks = all.filter(cell => !shown.has(cell)).map(({ mark }) => mark);
  return (
    <p className={styles.leftOut} role="note">
      Not shown by these filters: {figure.format(marks.length)},{' '}
      {needWords(mark => marks.filter(each => each === mark).length)}
    </p>
  );
}
