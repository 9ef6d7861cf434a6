import { SeriesUnit } from '@gantry/plugin-vitals-common';
import { clock } from './clock';
import { formatValue } from './formatValue';
import { SeriesSummary } from './summarize';
import styles from './TimeChart.module.css';

export interface FigureTableProps {
  caption: string;
  summaries: SeriesSummary[];
  unit: SeriesUnit;
  /** Milliseconds that the chart shows. */
  span: number;
}

/** What a chart shows, in figures. */
export function FigureTable(props: FigureTableProps) {
  const { caption, summaries, unit, span } = props;
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col">Latest</th>
          <th scope="col">Lowest</th>
          <th scope="col">Highest</th>
        </tr>
      </thead>
      <tbody>
        {summaries.map(({ name, figures }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {figures ? (
              <>
                <td>
                  {formatValue(figures.latest, unit)}
                  {!figures.isCurrent &&
                    `, ${clock(figures.latestAt, span)}, no data since`}
                </td>
                <td>{formatValue(figures.min, unit)}</td>
                <td>{formatValue(figures.max, unit)}</td>
              </>
            ) : (
              <td colSpan={3}>No data</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
