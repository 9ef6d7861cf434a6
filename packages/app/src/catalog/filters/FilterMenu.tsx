import { ChoiceMenu } from '@gantry/plugin-vitals';
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
  const { name, title, selected } = props;
  const chosen = selected.map(value => valueLabel(name, value));
  return (
    <ChoiceMenu title={title} chosen={chosen}>
      <FilterValues {...props} />
    </ChoiceMenu>
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
