import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { annotations } from '@gantry/plugin-vitals-common';
import { useEntityVitals } from '../live';
import {
  VerdictCard,
  isExpired,
  readingsOf,
  sourceName,
  useNow,
} from '../verdict';
import { BudgetLines } from './BudgetLines';
import { HealthReading } from './HealthReading';
import { NoHealthSource } from './NoHealthSource';
import { SeeHealth } from './SeeHealth';
import { SignalLine } from './SignalLine';
import { firingSince } from './firingSince';
import { countedBy, promisesOf } from './promises';

/** Whether the entity works for its users right now, and which alarms say so. */
export function HealthCard() {
  const { entity } = useEntity();
  const vitals = useEntityVitals(stringifyEntityRef(entity));
  const readings = readingsOf('health', vitals.data);
  const verdict = vitals.data?.verdicts.health;
  const isSilent = isExpired(vitals, useNow());
  const measuring = readings.filter(
    ({ stale, details }) =>
      !stale && !isSilent && (details.signals?.length ?? 0) > 0,
  );

  return (
    <VerdictCard
      title="Health"
      vital="health"
      vitals={vitals}
      since={firingSince(
        readings.find(each => each.source === verdict?.source),
      )}
      runbook={entity.metadata.annotations?.[annotations.runbook]}
      actions={<SeeHealth />}
      empty={<NoHealthSource name={entity.metadata.name} />}
    >
      {measuring.map(({ source, details }) => (
        <SignalLine
          key={source}
          signals={details.signals!}
          measuredBy={measuring.length > 1 ? sourceName(source) : undefined}
        />
      ))}
      <BudgetLines
        promises={promisesOf(entity, countedBy(readings, isSilent))}
      />
      {readings.map(reading => (
        <HealthReading
          key={reading.source}
          reading={reading}
          isTitled={readings.length > 1}
          isOutdated={reading.stale || isSilent}
        />
      ))}
    </VerdictCard>
  );
}
