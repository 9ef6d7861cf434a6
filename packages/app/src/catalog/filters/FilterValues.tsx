import { Button, Skeleton } from '@backstage/ui';
import { Choices } from '@gantry/plugin-vitals';
import { mine } from '../query/CatalogQuery';
import { FilterMenuProps, valueLabel } from './FilterMenu';
import styles from './FilterValues.module.css';
import { useFacet } from './useFacet';

/** The values of one filter with how often each occurs. */
export function FilterValues(props: FilterMenuProps) {
  const { kind, name, title, selected, onChange } = props;
  const { values, error, retry } = useFacet(kind, name);

  if (error) {
    return (
      <div className={styles.values} role="alert">
        <p className={styles.note}>The values could not be loaded.</p>
        <Button size="small" variant="secondary" onPress={retry}>
          Retry
        </Button>
      </div>
    );
  }
  if (!values) {
    return (
      <div className={styles.values} role="status" aria-label="Loading">
        {[0, 1, 2].map(index => (
          <Skeleton key={index} width="10rem" height="1.25rem" />
        ))}
      </div>
    );
  }

  return (
    <Choices
      title={title}
      options={[...(name === 'owner' ? [{ value: mine }] : []), ...values]}
      labelOf={value => valueLabel(name, value)}
      selected={selected}
      onChange={onChange}
    />
  );
}
