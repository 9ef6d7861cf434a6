import {
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { EntityOrphanWarning, isOrphan } from '@backstage/plugin-catalog';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import { EntityLinks } from '../about/EntityLinks';
import { useRelated } from '../connections/RelatedEntities';
import styles from './EntityWarnings.module.css';
import { useProcessingErrors } from './useProcessingErrors';

/** What is wrong with the entry itself: its file, its place in the catalog, its relations. */
export function EntityWarnings() {
  const { entity } = useEntity();
  const { missing } = useRelated();
  const problems = useProcessingErrors(entity);
  const own = stringifyEntityRef(entity);

  return (
    <div className={styles.warnings}>
      {isOrphan(entity) && <EntityOrphanWarning />}
      {problems.map(({ entity: source, errors }) => {
        const sourceRef = stringifyEntityRef(source);
        return (
          <Alert
            key={sourceRef}
            status="danger"
            icon
            title="The catalog could not read all of this entity"
            description={
              <>
                {sourceRef !== own && (
                  <>
                    The error is in what it comes from,{' '}
                    <EntityLinks refs={[getCompoundEntityRef(source)]} />.{' '}
                  </>
                )}
                {errors.map(({ message }) => message).join(' ')}
              </>
            }
          />
        );
      })}
      {missing.length > 0 && (
        <Alert
          status="warning"
          icon
          title="Some of what it refers to cannot be found"
          description={missing.join(', ')}
        />
      )}
    </div>
  );
}
