import styles from './FleetCanvas.module.css';
import { figure, needWords } from './describeCell';
import { CellGroup } from './groupCells';

/** What has no room on the map, and whether any of it needs somebody. */
export function HiddenGroups({ groups }: { groups: CellGroup[] }) {
  const count = (of: (group: CellGroup) => number) =>
    groups.reduce((sum, group) => sum + of(group), 0);
  return (
    <p className={styles.hidden}>
      Not shown: {figure.format(count(({ cells }) => cells.length))} in{' '}
      {groups.length === 1 ? 'one group' : `${groups.length} groups`},{' '}
      {needWords(mark => count(({ counts }) => counts[mark]))}
    </p>
  );
}
