import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { clone } from '../lab';
import { Portal } from '../portal';
import { serviceValues } from '../serviceValues';

const check = path.resolve(__dirname, '../../templates/test/check.mjs');

interface Stamped {
  /** The kind of each repository, by what follows the service's name. */
  repositories: Record<string, 'service' | 'infrastructure'>;
  /** What is chosen in the form where that changes what is stamped, by what to call it; one choice unless told. */
  choices?: Record<string, object>;
}

const database = {
  'with a database': { database: true },
  'without a database': { database: false },
};

/** What each template stamps. */
const stamped: Record<string, Stamped> = {
  'fastapi-on-fargate': {
    repositories: { '': 'service', '-infrastructure': 'infrastructure' },
    choices: database,
  },
  'python-fastapi': { repositories: { '': 'service' }, choices: database },
  'ecs-fargate': {
    repositories: { '-infrastructure': 'infrastructure' },
    choices: database,
  },
};

let run = 0;

for (const [template, { repositories, choices }] of Object.entries(stamped)) {
  for (const [choice, values] of Object.entries(
    choices ?? { 'as it stands': {} },
  )) {
    test(`${template}, ${choice}, passes its own toolchains`, async () => {
      run += 1;
      const name = `stamp-${run}-${Date.now().toString(36).slice(-6)}`;
      const portal = await Portal.signIn();

      const { status, log } = await portal.runTemplate(template, {
        ...serviceValues(name),
        description: 'Says "quoted", \\ ${{ secrets.TOKEN }} and $(date)',
        ...values,
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
