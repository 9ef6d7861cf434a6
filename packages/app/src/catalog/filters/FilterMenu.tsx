import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { FilterName, mine } from '../query/CatalogQuery';
import { FilterValues } from './FilterValues';

export interface FilterMenuProps {
  kind: string;
  name: FilterName;
  title: string;
  selected: string[];
  onChange(selected: string[]): void;
}

/** One filter: a button that says what is chosen, and a list to choose from that is fetched when opened. */
export function FilterMenu(props: FilterMenuProps) {
  const { title, selected } = props;
  const first = selected.length > 0 ? valueLabel(props.name, selected[0]) : '';
  const more = selected.length > 1 ? ` +${selected.length - 1}` : '';
  const label = selected.length > 0 ? `${title}: ${first}${more}` : title;
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant={selected.length > 0 ? 'primary' : 'secondary'}
        // The head of the column, which sorts, reads the same.
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
        <FilterValues {...props} />
      </Popover>
    </DialogTrigger>
  );
}

/** A value as people read it: a reference without its kind and the usual namespace. */
export function valueLabel(name: FilterName, value: string): string {
  if (name === 'owner' && value === mine) {
    return 'mine';
  }
  return name === 'owner' || name === 'system'
    ? value.replace(/^[^:/]+:/, '').replace(/^default\//, '')
    : value;
}
