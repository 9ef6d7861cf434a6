import { StatusMark } from '@gantry/plugin-vitals';
import { UsedFleetHealth } from '../health/useFleetHealth';
import { kindView } from '../kinds';
import { CatalogQuery, HealthValue, healthValues } from '../query/CatalogQuery';
import styles from './HealthFilter.module.css';

const words: Record<HealthValue, string> = {
  critical: 'Critical',
  warning: 'Warning',
  unknown: 'Unknown',
  ok: 'OK',
  none: 'No reading',
};

export interface HealthFilterProps {
  query: CatalogQuery;
  fleet: UsedFleetHealth;
  onChange(health: HealthValue[]): void;
}

/** How many of the kind are in which state, as the fleet knows it; pressing one leaves only those. */
export function HealthFilter({ query, fleet, onChange }: HealthFilterProps) {
  const view = kindView(query.kind);
  const counts = countsOf(query.kind, fleet);
  if (view.health === 'none') {
    return null;
  }
  return (
    <div
      role="group"
      aria-label={`Health of all ${view.plural}`}
      className={styles.values}
    >
      {healthValues.map(value => {
        const isOn = query.health.includes(value);
        const count = counts?.[value];
        const isEmpty = count === 0 && !isOn;
        return (
          <button
            key={value}
            type="button"
            className={styles.value}
            aria-pressed={isOn}
            disabled={!fleet.health || isEmpty}
            onClick={() =>
              onChange(
                isOn
                  ? query.health.filter(each => each !== value)
                  : [...query.health, value],
              )
            }
          >
            <StatusMark
              status={isEmpty ? 'none' : value}
              word={
                count === undefined ? words[value] : `${count} ${words[value]}`
              }
            />
          </button>
        );
      })}
    </div>
  );
}

/** What has no reading is not in the fleet, so nobody can tell how many that are without counting. */
function countsOf(
  kind: string,
  { health }: UsedFleetHealth,
): Partial<Record<HealthValue, number>> | undefined {
  if (!health || kindView(kind).health !== 'own') {
    return undefined;
  }
  const counts = { critical: 0, warning: 0, unknown: 0, ok: 0 };
  for (const { value } of health.ranking(kind)) {
    if (value !== 'none') {
      counts[value] += 1;
    }
  }
  return counts;
}
