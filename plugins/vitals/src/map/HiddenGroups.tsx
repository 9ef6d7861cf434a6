import styles from './FleetCanvas.module.css';
import { wordIn } from './describeCell';
import { CellGroup } from './groupCells';
import { cellMarks } from './MapCell';

const figure = new Intl.NumberFormat();

/** What has no room on the map, and whether any of it needs somebody. */
export function HiddenGroups({ groups }: { groups: CellGroup[] }) {
  const count = (of: (group: CellGroup) => number) =>
    groups.reduce((sum, group) => sum + of(group), 0);
  const needy = cellMarks
    .filter(mark => mark !== 'ok')
    .map(mark => ({ mark, number: count(({ counts }) => counts[mark]) }))
    .filter(({ number }) => number > 0)
    .map(({ mark, number }) => `${figure.format(number)} ${wordIn(mark)}`);
  return (
    <p className={styles.hidden}>
      Not shown: {figure.format(count(({ cells }) => cells.length))} in{' '}
      {groups.length === 1 ? 'one group' : `${groups.length} groups`},{' '}
      {needy.length > 0 ? `with ${needy.join(', ')}` : 'all OK'}
    </p>
  );
}
