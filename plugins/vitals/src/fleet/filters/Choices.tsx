import { Button, Checkbox, CheckboxGroup, SearchField } from '@backstage/ui';
import { useState } from 'react';
import styles from './Choices.module.css';

export interface ChoicesProps {
  title: string;
  options: { value: string; /** How often it occurs. */ count?: number }[];
  /** What people call a value. */
  labelOf(value: string): string;
  selected: string[];
  onChange(selected: string[]): void;
}

const shownAtOnce = 100;
const searchableFrom = 8;

/** The values of a filter, to tick and, where they are many, to look for. */
export function Choices(props: ChoicesProps) {
  const { title, options, labelOf, selected, onChange } = props;
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase('en-US');
  // What an address asks for may be nowhere; one has to be able to take it out again.
  const lost = selected
    .filter(value => !options.some(each => each.value === value))
    .map(value => ({ value, count: 0 }));
  const all = [...options, ...lost];
  const matching = all.filter(({ value }) =>
    value.toLocaleLowerCase('en-US').includes(wanted),
  );
  return (
    <div className={styles.choices}>
      {all.length > searchableFrom && (
        <SearchField
          size="small"
          aria-label={`Find in ${title}`}
          value={text}
          onChange={setText}
        />
      )}
      {all.length === 0 && <p className={styles.note}>None of them has one.</p>}
      <CheckboxGroup
        aria-label={title}
        value={selected}
        onChange={onChange}
        className={styles.list}
      >
        {matching.slice(0, shownAtOnce).map(({ value, count }) => (
          <Checkbox key={value} value={value}>
            <span className={styles.label}>
              {labelOf(value)}
              {count !== undefined && (
                <span className={styles.note}>{count}</span>
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
