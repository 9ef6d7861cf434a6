import {
  Button,
  Checkbox,
  CheckboxGroup,
  SearchField,
  Skeleton,
} from '@backstage/ui';
import { useState } from 'react';
import { mine } from '../query/CatalogQuery';
import { FilterMenuProps, valueLabel } from './FilterMenu';
import styles from './FilterValues.module.css';
import { useFacet } from './useFacet';

const shownAtOnce = 100;
const searchableFrom = 8;

/** The values of one filter with how often each occurs. */
export function FilterValues(props: FilterMenuProps) {
  const { kind, name, title, selected, onChange } = props;
  const { values, error, retry } = useFacet(kind, name);
  const [text, setText] = useState('');

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

  const options = [
    ...(name === 'owner' ? [{ value: mine, count: undefined }] : []),
    ...values,
    // What an address asks for may be nowhere; one has to be able to take it out again.
    ...selected
      .filter(
        value => value !== mine && !values.some(each => each.value === value),
      )
      .map(value => ({ value, count: 0 })),
  ];
  const matching = options.filter(({ value }) =>
    value
      .toLocaleLowerCase('en-US')
      .includes(text.trim().toLocaleLowerCase('en-US')),
  );
  return (
    <div className={styles.values}>
      {options.length > searchableFrom && (
        <SearchField
          size="small"
          aria-label={`Find in ${title}`}
          value={text}
          onChange={setText}
        />
      )}
      {options.length === 0 && (
        <p className={styles.note}>None of them has one.</p>
      )}
      <CheckboxGroup
        aria-label={title}
        value={selected}
        onChange={onChange}
        className={styles.list}
      >
        {matching.slice(0, shownAtOnce).map(({ value, count }) => (
          <Checkbox key={value} value={value}>
            <span className={styles.label}>
              {valueLabel(name, value)}
              {count !== undefined && (
                <span className={styles.count}>{count}</span>
              )}
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      {matching.length > shownAtOnce && (
        <p className={styles.note}>
          and {matching.length - shownAtOnce} more; type to find them
        </p>
      )}
      {selected.length > 0 && (
        <Button size="small" variant="tertiary" onPress={() => onChange([])}>
          Any
        </Button>
      )}
    </div>
  );
}
