import { Part } from '../Part';
import { daylight } from '../noise';
import { rhythmOf } from '../rhythm';
import { cloudFigure, figureOf, Told, toldFamilies } from './told';

/** How a runtime names what it tells of its pool of database connections. */
export interface PoolNames {
  open: string;
  active: string;
  idle: string;
  maximum: string;
  labels?: Record<string, string>;
}

/** HikariCP, the pool of Spring Boot, through Micrometer. */
export const hikari: PoolNames = {
  open: 'hikaricp_connections',
  active: 'hikaricp_connections_active',
  idle: 'hikaricp_connections_idle',
  maximum: 'hikaricp_connections_max',
  labels: { pool: 'HikariPool-1' },
};

/** Go's database/sql through the collector of its Prometheus client. */
export const databaseSql: PoolNames = {
  open: 'go_sql_open_connections',
  active: 'go_sql_in_use_connections',
  idle: 'go_sql_idle_connections',
  maximum: 'go_sql_max_open_connections',
  labels: { db_name: 'users' },
};

/** SQLAlchemy's pool, as the product catalog tells it by itself. */
export const sqlalchemy: PoolNames = {
  open: 'sqlalchemy_pool_connections',
  active: 'sqlalchemy_pool_checkedout',
  idle: 'sqlalchemy_pool_checkedin',
  maximum: 'sqlalchemy_pool_size',
};

/**
 * The pools of a service's pods. Together they hold the connections that CloudWatch counts at its database; an effect on
 * the metric `active` says how many of them each pod uses.
 */
export function connectionPool(names: PoolNames, maximum: number): Part {
  return service => ({
    resources: [],
    series: [],
    alarms: [],
    exposition: context => {
      const workload = context.estate.workloads.find(
        ({ name }) => name === service.name,
      );
      if (!workload) {
        return [];
      }
      const connections = cloudFigure(context, service.region, {
        namespace: 'AWS/RDS',
        metricName: 'DatabaseConnections',
        dimensions: { DBInstanceIdentifier: service.name },
      });
      const noise = rhythmOf(service).noise(names.active);
      const used = figureOf(
        context,
        service.name,
        names.active,
        minute => 1.5 + 2 * daylight(minute) + 0.5 * noise(minute),
      );
      const pods = (minute: number) =>
        context
          .lives(workload)
          .filter(
            ({ from, to }) => from <= minute * 60_000 && minute * 60_000 < to,
          ).length || workload.replicas;
      const open = (minute: number) =>
        Math.min(Math.round(connections(minute) / pods(minute)), maximum);
      const active = (minute: number) =>
        Math.min(Math.round(used(minute)), open(minute));
      const row = (
        name: string,
        help: string,
        figure: Told['figure'],
      ): Told => ({ name, help, type: 'gauge', labels: names.labels, figure });
      return toldFamilies(context, workload, [
        row(names.open, 'Connections that are open.', open),
        row(names.active, 'Connections that are in use.', active),
        row(
          names.idle,
          'Connections that are open and not in use.',
          minute => open(minute) - active(minute),
        ),
        row(names.maximum, 'Connections that may be open.', () => maximum),
      ]);
    },
  });
}
