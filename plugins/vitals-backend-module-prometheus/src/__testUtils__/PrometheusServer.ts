import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ServerProcess } from './ServerProcess';
import { TestSeries, toOpenMetrics } from './TestSeries';
import { freePort } from './freePort';
import { remoteWrite } from './remoteWrite';

const hour = 3_600_000;
const day = 24 * hour;
const step = 60_000;

export interface PrometheusServerOptions {
  /** What `rule_files` hold, as YAML; JSON is. */
  rules: object;
  series: TestSeries[];
  /** Days of the past that the series fill. */
  days: number;
  /** Host and port of the Alertmanager that hears of alerts. */
  alertmanager?: string;
}

/** A Prometheus of its own with a past, up to now. */
export class PrometheusServer {
  static isInstalled(): boolean {
    return ['prometheus', 'promtool'].every(
      program =>
        spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
    );
  }

  static async start(options: PrometheusServerOptions) {
    const folder = await mkdtemp(join(tmpdir(), 'gantry-prometheus-'));
    const end = Math.floor(Date.now() / step) * step;
    // Blocks that reach into the present would overlap with what the server itself takes in.
    const written = end - 3 * hour;
    await backfill(folder, options.series, end - options.days * day, written);
    const server = await PrometheusServer.launch(folder, options);
    // Rates need a point that is hardly older than a minute, and the past has taken its time. At whole seconds
    // counters of whole rates are whole.
    const now = Math.floor(Date.now() / 1_000) * 1_000;
    await server.write(options.series, now - 3 * hour, now);
    if (options.alertmanager) {
      // What fires before it is found goes to nobody, and is told again only after a minute.
      await server.until(
        'alertmanagers',
        ({ activeAlertmanagers }) => activeAlertmanagers.length > 0,
      );
    }
    return server;
  }

  private static async launch(
    folder: string,
    { rules, alertmanager }: PrometheusServerOptions,
  ) {
    await writeFile(join(folder, 'rules.yml'), JSON.stringify(rules));
    await writeFile(
      join(folder, 'prometheus.yml'),
      JSON.stringify({
        global: { evaluation_interval: '1s' },
        rule_files: ['rules.yml'],
        ...(alertmanager && {
          alerting: {
            alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }],
          },
        }),
      }),
    );
    const server = await ServerProcess.start(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        '--storage.tsdb.retention.time=60d',
        '--web.enable-remote-write-receiver',
        '--enable-feature=native-histograms',
      ],
      { folder, address: `127.0.0.1:${await freePort()}` },
    );
    return new PrometheusServer(server);
  }

  private constructor(private readonly server: ServerProcess) {}

  get url(): string {
    return this.server.url;
  }

  /** Gives it the points of a time that has passed, in the order in which they would have come. */
  async write(series: TestSeries[], from: number, to: number): Promise<void> {
    for (let at = from; at < to; at += hour / 2) {
      await remoteWrite(
        this.url,
        series,
        pointsBetween(at, Math.min(at + hour / 2, to)),
      );
    }
  }

  /** Waits until an answer of the API is as a test needs it. */
  async until(path: string, isSo: (data: any) => boolean): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.url}/api/v1/${path}`);
      if (isSo(((await answer.json()) as { data: unknown }).data)) {
        return;
      }
      await setTimeout(200);
    }
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** One file and one block a day: promtool reads all of a file for each block that it makes of it. */
async function backfill(
  folder: string,
  series: TestSeries[],
  from: number,
  to: number,
): Promise<void> {
  for (let at = from; at < to; at = nextDay(at)) {
    const file = join(folder, 'day.txt');
    const points = pointsBetween(at, Math.min(nextDay(at), to));
    await writeFile(file, toOpenMetrics(series, points));
    const { status, stderr } = spawnSync(
      'promtool',
      [
        ...['tsdb', 'create-blocks-from', '--max-block-duration=24h'],
        ...['--quiet', 'openmetrics', file, join(folder, 'data')],
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) {
      throw new Error(`promtool could not make a block: ${stderr}`);
    }
  }
}

function nextDay(at: number): number {
  return (Math.floor(at / day) + 1) * day;
}

/** After `from`, up to `to`, by the minute. */
function pointsBetween(from: number, to: number): number[] {
  const points = [];
  for (let at = from + step; at <= to; at += step) {
    points.push(at);
  }
  return points;
}
