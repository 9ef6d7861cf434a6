import { fraction } from '../../../estate/noise';
import { Workload } from '../../../estate/Workload';
import { Pod } from '../Rollout';

const STEP = 5000;
const KEPT_LINES = 500;

type Line = (
  at: Date,
  milliseconds: number,
  request: string,
  workload: Workload,
) => string;

const startLines: Record<Workload['logs'], (workload: Workload) => string> = {
  gin: ({ port }) => `[GIN-debug] Listening and serving HTTP on :${port}`,
  uvicorn: ({ port }) =>
    `INFO:     Uvicorn running on http://0.0.0.0:${port} (Press CTRL+C to quit)`,
  spring: ({ port }) =>
    `INFO 1 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat started on port ${port} (http) with context path '/'`,
  logfmt: ({ port }) =>
    `level=info component=web msg="Start listening for connections" address=0.0.0.0:${port}`,
  json: ({ name, port }) =>
    JSON.stringify({
      level: 'INFO',
      service: name,
      message: `started, ${port}`,
    }),
};

const requestLines: Record<Workload['logs'], Line> = {
  gin: (at, milliseconds, request) =>
    `[GIN] ${at.toISOString().slice(0, 19).replace('T', ' - ')} | 200 | ${milliseconds.toFixed(3)}ms | 10.0.1.18 | GET "${request}"`,
  uvicorn: (_at, milliseconds, request) =>
    `INFO:     10.0.1.18:443 - "GET ${request} HTTP/1.1" 200 OK ${milliseconds.toFixed(0)}ms`,
  spring: (at, milliseconds, request, { port }) =>
    `${at.toISOString()} INFO 1 --- [nio-${port}-exec-4] c.a.orders.AccessLog : GET ${request} 200 ${milliseconds.toFixed(0)} ms`,
  logfmt: (at, milliseconds, request) =>
    `ts=${at.toISOString()} level=info method=GET path=${request} status=200 duration=${milliseconds.toFixed(0)}ms`,
  json: (at, milliseconds, request, { name }) =>
    JSON.stringify({
      '@timestamp': at.toISOString(),
      level: 'INFO',
      service: name,
      message: `GET ${request} 200 ${milliseconds.toFixed(0)} ms`,
    }),
};

const starved =
  'WARN 1 --- [nio-8081-exec-9] com.zaxxer.hikari.pool.HikariPool : HikariPool-1 - Connection is not available, request timed out after 30000ms (total=20, active=20, idle=0, waiting=61)';

/** What a container has written since it started, oldest first; each line with its instant. */
export function logLines(
  workload: Workload,
  pod: Pod,
  until: number,
): Array<{ at: number; text: string }> {
  const lines = [
    { at: pod.startedAt, text: startLines[workload.logs](workload) },
  ];
  const first = Math.max(
    Math.ceil(pod.startedAt / STEP) * STEP + STEP,
    Math.floor(until / STEP) * STEP - KEPT_LINES * STEP,
  );
  for (let at = first; at < until; at += STEP) {
    const step = Math.floor(at / STEP);
    const chance = fraction(pod.name, step);
    const text =
      !pod.ready && chance > 0.5
        ? starved
        : requestLines[workload.logs](
            new Date(at),
            40 + 260 * chance,
            `${workload.ingress?.path ?? '/api'}/${1000 + Math.floor(9000 * fraction(pod.name, step + 1))}`,
            workload,
          );
    lines.push({ at, text });
  }
  return lines;
}
