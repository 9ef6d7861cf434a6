import {
  Button,
  Checkbox,
  CheckboxGroup,
  DialogTrigger,
  Popover,
  SearchField,
} from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { useState } from 'react';
import styles from './ChoiceMenu.module.css';
import { refLabel } from './refLabel';

export interface ChoiceMenuProps {
  title: string;
  /** References, and how many cells each has. */
  options: { ref: string; count: number }[];
  selected: string[];
  onChange(selected: string[]): void;
}

const shownAtOnce = 100;
const searchableFrom = 8;

/** A button that says what is chosen, and what there is to choose from once it is pressed. */
export function ChoiceMenu(props: ChoiceMenuProps) {
  const { title, selected } = props;
  const more = selected.length > 1 ? ` +${selected.length - 1}` : '';
  const label =
    selected.length > 0 ? `${title}: ${refLabel(selected[0])}${more}` : title;
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant={selected.length > 0 ? 'primary' : 'secondary'}
        aria-label={`Filter by ${label}`}
        iconEnd={<RiArrowDownSLine aria-hidden />}
      >
        {label}
      </Button>
      <Popover
        placement="bottom start"
        hideArrow
        aria-label={`Filter by ${title}`}
      >
        <Choices {...props} />
      </Popover>
    </DialogTrigger>
  );
}

function Choices({ title, options, selected, onChange }: ChoiceMenuProps) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase('en-US');
  // What an address asks for may be nowhere; one has to be able to take it out again.
  const lost = selected
    .filter(ref => !options.some(each => each.ref === ref))
    .map(ref => ({ ref, count: 0 }));
  const matching = [...lost, ...options].filter(({ ref }) =>
    ref.toLocaleLowerCase('en-US').includes(wanted),
  );
  return (
    <div className={styles.choices}>
      {options.length > searchableFrom && (
        <SearchField
          size="small"
          aria-label={`Find in ${title}`}
          value={text}
          onChange={setText}
        />
      )}
      {options.length === 0 && <p className={styles.note}>There is none.</p>}
      <CheckboxGroup
        aria-label={title}
        value={selected}
        onChange={onChange}
        className={styles.list}
      >
        {matching.slice(0, shownAtOnce).map(({ ref, count }) => (
          <Checkbox key={ref} value={ref}>
            <span className={styles.label}>
              {refLabel(ref)}
              <span className={styles.note}>{count}</span>
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
