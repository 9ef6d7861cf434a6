// Stands in for the portal: healthy at once, signs a guest in, has surveyed one entity.
const { createServer } = require('node:http');

if (process.env.FAKE_PORTAL === 'broken') {
  console.error(
    'connect ECONNREFUSED 127.0.0.1:5432\nTypeError: no such thing',
  );
  process.exit(4);
}

const answers = {
  '/.backstage/health/v1/readiness': () => ({ status: 'ok' }),
  '/api/auth/guest/refresh': () => ({ backstageIdentity: { token: 'guest' } }),
  '/api/vitals/fleet': () => ({
    items: [
      {
        entityRef: 'component:default/one',
        verdicts: { health: { observedAt: new Date().toISOString() } },
      },
    ],
  }),
};

createServer((request, response) => {
  if (request.url === '/die') {
    console.error('fatal: the portal was told to die');
    process.exit(3);
  }
  const answer = answers[request.url];
  response.statusCode = answer ? 200 : 404;
  response.end(JSON.stringify(answer?.()));
}).listen(process.env.GANTRY_PORT, '127.0.0.1');
