import { processFigures } from './processFigures.mjs';
import { round } from './round.mjs';

const loadSeconds = 4;
const connections = [1, 16, 64];

/** The media type of a fleet in columns. */
export const columns = 'application/vnd.gantry.columns+json';

/** One route under load: milliseconds at 50, 97.5 and 99 %, and milliseconds of processor a request. */
async function load(autocannon, fleet, path, headers, count) {
  const before = processFigures(fleet.portal.pid);
  const result = await autocannon({
    url: `${fleet.base}${path}`,
    connections: count,
    duration: loadSeconds,
    headers,
  });
  const after = processFigures(fleet.portal.pid);
  const { total } = result.requests;
  return {
    p50: result.latency.p50,
    p97: result.latency.p97_5,
    p99: result.latency.p99,
    perSecond: Math.round(result.requests.average),
    cpuMilliseconds: round(
      ((after.cpuSeconds - before.cpuSeconds) * 1_000) / total,
      2,
    ),
    failed: result.errors + result.non2xx - (result['3xx'] ?? 0),
  };
}

/** The routes of the fleet and of an entity beside the catalog's own, each under load. */
export async function loadRoutes(autocannon, fleet) {
  const authorization = `Bearer ${fleet.token}`;
  const wanted = { authorization, accept: columns, 'accept-encoding': 'br' };
  const first = await fetch(`${fleet.base}/api/vitals/fleet`, {
    headers: wanted,
  });
  const bytes = Number(first.headers.get('content-length'));
  await first.arrayBuffer();
  const { revision } = await fleet.read('/api/vitals/fleet');
  const name = 'component/default/order-management';
  const table = {
    fleet: ['/api/vitals/fleet', wanted],
    'fleet, unchanged': [
      '/api/vitals/fleet',
      { ...wanted, 'if-none-match': first.headers.get('etag') },
    ],
    'fleet, what changed': [`/api/vitals/fleet?since=${revision}`, wanted],
    entity: [`/api/vitals/entities/${name}`, { authorization }],
    'catalog by-name': [
      `/api/catalog/entities/by-name/${name}`,
      { authorization },
    ],
  };
  const results = {};
  for (const [title, [path, headers]] of Object.entries(table)) {
    results[title] = {};
    for (const count of connections) {
      results[title][`at ${count}`] = await load(
        autocannon,
        fleet,
        path,
        headers,
        count,
      );
    }
  }
  return { bytes, ...results };
}
