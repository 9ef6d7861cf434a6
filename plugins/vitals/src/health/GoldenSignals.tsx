import {
  Chart,
  EntityInspection,
  FiringPeriod,
  SourceFailure,
  goldenSignals,
} from '@gantry/plugin-vitals-common';
import { Skeleton } from '@backstage/ui';
import { useId, useMemo, useState } from 'react';
import { Marker, TimeChart, UsedTimeWindow, WindowBar } from '../charts';
import { LongList } from '../fleet';
import { UsedInspection } from '../live';
import {
  FailureNotice,
  RequestNotice,
  failureTitle,
  sourceName,
} from '../verdict';
import prose from '../verdict/prose.module.css';
import { ChartNotes } from './ChartNotes';
import styles from './HealthTab.module.css';
import { NoSignals } from './NoSignals';

const shownAtFirst = 12;

export interface GoldenSignalsProps {
  inspection: UsedInspection<'health'>;
  window: UsedTimeWindow;
  /** What could not be asked and is said with the verdict already. */
  said: SourceFailure[];
  /** What happened meanwhile, such as deployments. */
  markers?: Marker[];
}

/** What is measured over a window that all charts share. */
export function GoldenSignals(props: GoldenSignalsProps) {
  const { inspection, window: used, said, markers } = props;
  const { data, error, updatedAt, isFetching, isPrevious, retry } = inspection;
  const [hasTables, setHasTables] = useState(false);
  const syncKey = useId();
  const drawn = useMemo(() => chartsOf(data), [data]);

  return (
    <>
      <WindowBar
        used={used}
        hasTables={hasTables}
        onTables={setHasTables}
        isLoading={isPrevious && isFetching}
      />
      {error && (
        <RequestNotice
          error={error}
          updatedAt={updatedAt}
          isPending={isFetching}
          onRetry={retry}
        />
      )}
      {!data && !error && <ChartSkeletons />}
      {data && (
        <>
          <Failures data={data} said={said} />
          {drawn.length === 0 && !hasFailures(data) && <NoSignals />}
          {drawn.length > 0 && (
            <>
              <div className={styles.charts} aria-busy={isPrevious}>
                <LongList items={drawn} limit={shownAtFirst}>
                  {shown =>
                    shown.map(({ key, chart, firing }) => (
                      <TimeChart
                        key={key}
                        chart={chart}
                        from={Date.parse(data.from)}
                        to={Date.parse(data.to)}
                        firing={firing}
                        markers={markers}
                        syncKey={syncKey}
                        hasTable={hasTables}
                        onZoom={used.zoom}
                        onReset={used.reset}
                      />
                    ))
                  }
                </LongList>
              </div>
              <ChartNotes data={data} markers={markers} />
            </>
          )}
        </>
      )}
    </>
  );
}

interface DrawnChart {
  key: string;
  chart: Chart;
  firing: FiringPeriod[];
}

/**
 * The charts of all sources by signal, each with the periods of the alarms that watch it; of alarms of its source of
 * which it is not known what they watch, too.
 */
function chartsOf(data: EntityInspection<'health'> | undefined): DrawnChart[] {
  const all = (data?.results ?? []).flatMap(result =>
    'inspection' in result
      ? result.inspection.charts.map(chart => ({
          key: `${result.source} ${chart.id}`,
          chart,
          firing: result.inspection.firing.filter(
            ({ charts }) => charts?.includes(chart.id) ?? true,
          ),
        }))
      : [],
  );
  return goldenSignals.flatMap(signal =>
    all.filter(({ chart }) => chart.signal === signal),
  );
}

function hasFailures({ results }: EntityInspection<'health'>): boolean {
  return results.some(
    result => 'failure' in result || !!result.inspection.missing?.length,
  );
}

interface FailuresProps {
  data: EntityInspection<'health'>;
  said: SourceFailure[];
}

/** What could not be measured: whole sources, and parts of those that answered. */
function Failures({ data, said }: FailuresProps) {
  return (
    <>
      {data.results.map(result => {
        const { source } = result;
        if ('inspection' in result) {
          return result.inspection.missing?.map(failure => (
            <FailureNotice
              key={`${source} ${failure.message}`}
              failure={{ ...failure, source }}
            />
          ));
        }
        const { failure } = result;
        const isSaid = said.some(
          each => each.source === source && each.kind === failure.kind,
        );
        return isSaid ? (
          <p key={source} className={prose.muted}>
            No charts of {sourceName(source)}: {failureTitle(failure)}, as said
            above.
          </p>
        ) : (
          <FailureNotice
            key={source}
            // It failed now; for how long is not known.
            failure={{ ...failure, since: undefined }}
          />
        );
      })}
    </>
  );
}

function ChartSkeletons() {
  return (
    <div className={styles.charts} role="status" aria-label="Loading">
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} width="100%" height="14rem" />
      ))}
    </div>
  );
}
