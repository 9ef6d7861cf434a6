import { useEntity } from '@backstage/plugin-catalog-react';
import { ConnectionList } from './ConnectionList';
import styles from './ConnectionsCard.module.css';
import { connectionGroups } from './connectionGroups';

/** What the entity depends on, consists of or owns, each with how it is: the worst first. */
export function ConnectionsCard() {
  const { entity } = useEntity();
  return (
    <div className={styles.groups}>
      {connectionGroups(entity).map(group => (
        <div key={group.title} className={styles.group}>
          <ConnectionList group={group} />
        </div>
      ))}
    </div>
  );
}
