// Stands in for the portal: healthy at once, signs a guest in, and knows a system with one part and its
// verdict; or, while it is being filled, less of that.
const { appendFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');

if (process.env.FAKE_PORTAL === 'broken') {
  console.error(
    'connect ECONNREFUSED 127.0.0.1:5432\nTypeError: no such thing',
  );
  process.exit(4);
}

const file = 'file:/catalog.yaml';

function entity(kind, name, more = {}) {
  const annotations = {
    'backstage.io/managed-by-location': file,
    'backstage.io/managed-by-origin-location': file,
  };
  return { kind, metadata: { name, annotations }, ...more };
}

const location = entity('Location', 'generated', {
  spec: { type: 'file', target: '/catalog.yaml' },
});
const system = entity('System', 'shop', { relations: [] });
const part = entity('Component', 'one', {
  relations: [{ type: 'partOf', targetRef: 'system:default/shop' }],
});

/** What is there, from the first sign of the catalog to the last of the survey. */
const phases = [
  { entities: [location], verdicts: [] },
  { entities: [location, part], verdicts: [] },
  { entities: [location, system, part], verdicts: ['system:default/shop'] },
  {
    entities: [location, system, part],
    verdicts: ['system:default/shop', 'component:default/one'],
  },
];
let phase = process.env.FAKE_PORTAL === 'filling' ? 0 : phases.length - 1;

const answers = {
  '/.backstage/health/v1/readiness': () => ({ status: 'ok' }),
  '/api/auth/guest/refresh': () => ({ backstageIdentity: { token: 'guest' } }),
  '/api/catalog/entities': () => phases[phase].entities,
  '/api/vitals/entities/component/default/one': () => ({
    pending: [{ vital: 'health', source: 'lab' }],
  }),
  '/api/vitals/fleet': () => ({
    items: phases[phase].verdicts.map(entityRef => ({
      entityRef,
      verdicts: { health: { observedAt: new Date().toISOString() } },
    })),
  }),
  '/next': () => {
    phase += 1;
  },
};

createServer((request, response) => {
  const [path] = request.url.split('?');
  if (path === '/die') {
    console.error('fatal: the portal was told to die');
    process.exit(3);
  }
  const answer = answers[path];
  response.statusCode = answer ? 200 : 404;
  response.end(JSON.stringify(answer?.()));
  appendFileSync(join(process.env.GANTRY_DATA, 'asked'), `${phase} ${path}\n`);
}).listen(process.env.GANTRY_PORT, '127.0.0.1');
