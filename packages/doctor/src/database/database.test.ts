import { useWorld } from '../__testUtils__/World';

jest.setTimeout(120_000);

const world = useWorld();

it('is found: a folder that cannot be one', async () => {
  world().write('database', 'a file');

  expect(await world().find()).toEqual(['database.folder-unwritable']);
});

it('is found: a file that is no database', async () => {
  world().write('database/catalog.sqlite', 'x'.repeat(5000));

  const { findings } = await world().examine();

  expect(findings).toMatchObject([
    {
      id: 'database.corrupt',
      severity: 'error',
      subject: world().path('database/catalog.sqlite'),
    },
  ]);
});

it('is found: no PostgreSQL where it should be, without its password', async () => {
  const { hostname: host, port } = new URL(await world().nowhere());

  const { findings } = await world().examine({
    backend: {
      database: {
        client: 'pg',
        connection: { host, port, user: 'gantry', password: 'hidden' },
      },
    },
  });

  expect(findings).toMatchObject([
    { id: 'database.unreachable', subject: `${host}:${port}` },
  ]);
  expect(JSON.stringify(findings)).not.toContain('hidden');
});
