import { Estate } from '../../estate/Estate';
import { ScrapedSeries, Selection } from '../../estate/scrape/ScrapedSeries';
import { Alert, AlertBook, EVALUATION_OFFSET } from './AlertBook';

function series(
  alert: Alert,
  name: string,
  more: Record<string, string>,
  [from, to]: [number, number],
  value: number,
): ScrapedSeries {
  return {
    labels: { ...alert.labels, ...more, __name__: name },
    from,
    to,
    offset: EVALUATION_OFFSET,
    at: () => value,
  };
}

function seriesOf(alert: Alert): ScrapedSeries[] {
  const { activeAt, firedAt, endedAt = Infinity } = alert;
  const state = (alertstate: string, from: number, to: number) =>
    series(alert, 'ALERTS', { alertstate }, [from, to], 1);
  return [
    ...(firedAt === activeAt
      ? []
      : [state('pending', activeAt, firedAt ?? endedAt)]),
    ...(firedAt === undefined ? [] : [state('firing', firedAt, endedAt)]),
    series(
      alert,
      'ALERTS_FOR_STATE',
      {},
      [activeAt, endedAt],
      Math.floor(activeAt / 1000),
    ),
  ];
}

/** `ALERTS` and `ALERTS_FOR_STATE`, as Prometheus writes down what its rules found. */
export function alertSeries(
  estate: Estate,
  book: AlertBook,
  selection: Selection,
  now: number,
): ScrapedSeries[] {
  if (
    !selection.accepts('__name__', 'ALERTS') &&
    !selection.accepts('__name__', 'ALERTS_FOR_STATE')
  ) {
    return [];
  }
  return estate.alertGroups
    .flatMap(group =>
      group.rules.flatMap(rule => book.alerts(group, rule, now)),
    )
    .flatMap(seriesOf)
    .filter(({ from, to }) => from <= selection.to && to > selection.from);
}
