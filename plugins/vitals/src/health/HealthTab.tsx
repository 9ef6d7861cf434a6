import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { annotations, compareStatus } from '@gantry/plugin-vitals-common';
import { useTimeWindow } from '../charts';
import { isConcealed, useEntityVitals, useInspection } from '../live';
import {
  Denied,
  VerdictContent,
  isExpired,
  sourceName,
  useNow,
} from '../verdict';
import card from '../verdict/VerdictCard.module.css';
import { Dependencies } from './Dependencies';
import { ErrorBudgets, Reach } from './ErrorBudgets';
import { GoldenSignals } from './GoldenSignals';
import { HealthReading } from './HealthReading';
import { HealthSection } from './HealthSection';
import styles from './HealthTab.module.css';
import { NoHealthSource } from './NoHealthSource';
import { QuietAlarms } from './QuietAlarms';
import { RecentTransitions } from './RecentTransitions';
import { firingSince } from './firingSince';
import { countedBy, promisesOf } from './promises';

/** All that is known of an entity's health: what fires first, then what explains it. */
export function HealthTab() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const vitals = useEntityVitals(entityRef);
  const window = useTimeWindow();
  const inspection = useInspection(entityRef, 'health', window.window);
  const isSilent = isExpired(vitals, useNow());

  if (vitals.data?.denied.includes('health')) {
    return (
      <div className={styles.tab}>
        <div className={styles.frame}>
          <Denied vital="health" />
        </div>
      </div>
    );
  }
  const readings = (vitals.data?.readings ?? [])
    .filter(({ kind }) => kind === 'health')
    .sort(compareStatus);
  const verdict = vitals.data?.verdicts.health;
  const failures = (vitals.data?.failures ?? []).filter(
    ({ vital }) => vital === 'health',
  );
  const inspected = (inspection.data?.results ?? []).filter(
    result => 'inspection' in result,
  );
  const hasSource =
    !vitals.data ||
    !!verdict ||
    failures.length > 0 ||
    vitals.data.pending.some(({ vital }) => vital === 'health');
  const hasFailed =
    !!inspection.error ||
    failures.length > 0 ||
    inspection.data?.results.some(result => 'failure' in result);
  const answered: Reach = inspection.data ? 'all' : 'pending';
  const isThere = !isConcealed(vitals.error);

  return (
    <div className={styles.tab}>
      <HealthSection title="Now">
        <div className={`${card.card} ${styles.frame} ${styles.verdict}`}>
          <VerdictContent
            title="Health"
            vital="health"
            vitals={vitals}
            since={firingSince(
              readings.find(each => each.source === verdict?.source),
            )}
            runbook={entity.metadata.annotations?.[annotations.runbook]}
            empty={<NoHealthSource name={entity.metadata.name} />}
          >
            {readings.map(reading => (
              <HealthReading
                key={reading.source}
                reading={reading}
                isTitled={readings.length > 1}
                isOutdated={reading.stale || isSilent}
                isWithoutQuiet
              />
            ))}
          </VerdictContent>
        </div>
      </HealthSection>
      {isThere && hasSource && (
        <>
          <HealthSection title="Golden signals">
            <GoldenSignals
              inspection={inspection}
              window={window}
              said={failures}
            />
          </HealthSection>
        </>
      )}
      {isThere && (
        <>
          <div className={styles.columns}>
            {hasSource && (
              <HealthSection title="Error budget" isFramed>
                <ErrorBudgets
                  reach={hasFailed ? 'some' : answered}
                  promises={promisesOf(
                    entity,
                    countedBy(readings, isSilent, inspected),
                  )}
                />
              </HealthSection>
            )}
            <HealthSection title="Dependencies">
              <Dependencies entity={entity} />
            </HealthSection>
          </div>
          <HealthSection title="Recent changes">
            <RecentTransitions
              entityRef={entityRef}
              alarms={inspected
                .flatMap(({ inspection: { transitions } }) => transitions)
                .sort((a, b) => b.at.localeCompare(a.at))}
            />
          </HealthSection>
        </>
      )}
      {readings.map(reading => (
        <QuietAlarms
          key={reading.source}
          reading={reading}
          isOutdated={reading.stale || isSilent}
          title={readings.length > 1 ? sourceName(reading.source) : undefined}
        />
      ))}
    </div>
  );
}
