import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server, startServer, stopServer } from '../production/startProduction';

let server: Server | undefined;

test.afterEach(async () => {
  if (server) {
    await stopServer(server);
  }
});

test('a server of which one plugin cannot start ends, and says why', async () => {
  const data = test.info().outputPath('data');
  mkdirSync(path.join(data, 'database'), { recursive: true });
  writeFileSync(
    path.join(data, 'database/catalog.sqlite'),
    'not a database'.repeat(100),
  );

  server = startServer({ GANTRY_DATA: data, GANTRY_PORT: '17307' }, [
    'app-config.yaml',
  ]);

  const [code] = await once(server.process, 'exit');
  expect(code).toBe(1);
  expect(server.output()).toContain('file is not a database');
});
