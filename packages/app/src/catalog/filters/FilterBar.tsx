import { Button, ToggleButton } from '@backstage/ui';
import { TextFilter } from '@gantry/plugin-vitals';
import { RiEqualizerLine, RiStarLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { columnTitle, kindView } from '../kinds';
import {
  CatalogQuery,
  FilterName,
  filterNames,
  isNarrowed,
} from '../query/CatalogQuery';
import { UsedCatalogQuery } from '../query/useCatalogQuery';
import styles from './FilterBar.module.css';
import { FilterMenu } from './FilterMenu';
import { SortMenu } from './SortMenu';

export interface FilterBarProps {
  query: CatalogQuery;
  onChange: UsedCatalogQuery['change'];
  onClear(): void;
}

/** All filters in one line; on a phone behind one button. */
export function FilterBar({ query, onChange, onClear }: FilterBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const panel = useId();
  const view = kindView(query.kind);
  const active =
    filterNames.filter(name => query.filters[name].length > 0).length +
    Number(query.starred);

  return (
    <div className={styles.bar}>
      <div className={styles.text}>
        <TextFilter
          key={query.kind}
          text={query.text}
          label={`Find ${view.plural}`}
          // Each pause in typing is no step to go back to.
          onChange={text => onChange({ text }, { replace: true })}
        />
      </div>
      <div className={styles.opener}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiEqualizerLine aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={panel}
          onPress={() => setIsOpen(!isOpen)}
        >
          {active > 0 ? `Filters (${active})` : 'Filters'}
        </Button>
      </div>
      <div id={panel} className={styles.panel} data-open={isOpen}>
        {offered(query).map(name => (
          <FilterMenu
            key={`${query.kind} ${name}`}
            kind={query.kind}
            name={name}
            title={name === 'tag' ? 'Tag' : columnTitle(name, query.kind)}
            selected={query.filters[name]}
            onChange={values =>
              onChange({ filters: { ...query.filters, [name]: values } })
            }
          />
        ))}
        <ToggleButton
          size="small"
          iconStart={<RiStarLine aria-hidden />}
          isSelected={query.starred}
          onChange={starred => onChange({ starred })}
        >
          Starred
        </ToggleButton>
        <SortMenu query={query} onSort={sort => onChange({ sort })} />
        {isNarrowed(query) && (
          <Button size="small" variant="tertiary" onPress={onClear}>
            Clear filters
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the kind has no column for can still be filtered by where an address asks for it. */
function offered({ kind, filters }: CatalogQuery): FilterName[] {
  const { columns } = kindView(kind);
  return filterNames.filter(
    name =>
      name === 'tag' || columns.includes(name) || filters[name].length > 0,
  );
}
