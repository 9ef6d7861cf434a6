import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { clone } from '../lab';
import { Portal } from '../portal';
import { serviceValues } from '../serviceValues';

const check = path.resolve(__dirname, '../../templates/test/check.mjs');

/** What a template stamps: the kind of each repository, by what follows the service's name. */
const stamped: Record<string, Record<string, 'service' | 'infrastructure'>> = {
  'fastapi-on-fargate': { '': 'service', '-infrastructure': 'infrastructure' },
  'python-fastapi': { '': 'service' },
  'ecs-fargate': { '-infrastructure': 'infrastructure' },
};

let run = 0;

for (const [template, repositories] of Object.entries(stamped)) {
  for (const database of [true, false]) {
    test(`${template}, ${
      database ? 'with' : 'without'
    } a database, passes its own toolchains`, async () => {
      run += 1;
      const name = `stamp-${run}-${Date.now().toString(36).slice(-6)}`;
      const portal = await Portal.signIn();

      const { status, log } = await portal.runTemplate(template, {
        ...serviceValues(name),
        description: 'Says "quoted", \\ ${{ secrets.TOKEN }} and $(date)',
        database,
      });

      expect(status, log).toBe('completed');
      for (const [suffix, kind] of Object.entries(repositories)) {
        const folder = clone(`${name}${suffix}`);
        const {
          status: code,
          stdout,
          stderr,
        } = spawnSync(process.execPath, [check, kind, folder], {
          encoding: 'utf8',
        });
        process.stdout.write(stdout);
        expect(code, `${stdout}\n${stderr}`).toBe(0);
      }
    });
  }
}
