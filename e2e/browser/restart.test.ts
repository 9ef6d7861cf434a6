import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Portal } from '../portal';
import { Keepsakes } from '../restart/Keepsakes';
import { Place, Run } from '../restart/Run';
import { serviceValues } from '../serviceValues';

const place: Place = {
  port: '17207',
  labPort: '17210',
  data: path.resolve(__dirname, '../../.gantry/e2e/restart'),
};
const base = `http://localhost:${place.port}`;
const readiness = `${base}/.backstage/health/v1/readiness`;

const migrationsRun = 'select 1 from knex_migrations_lock where is_locked = 1';
const surveyRuns =
  'select 1 from backstage_backend_tasks__tasks where current_run_ticket is not null';
const taskWaits = `select 1 from task_events join tasks on tasks.id = task_id
  where status = 'processing' and body like '%Beginning step Wait until%'`;

let run: Run;
let portal: Portal;
let kept: Keepsakes;

/** A start on what a killed run has left: clean, and with all that was in it. */
async function startAgain(): Promise<void> {
  run = Run.start(place);
  await run.untilReady();
  expect(run.stdout).toBe(`Gantry is ready: ${base}\n`);
  expect(run.stderr).not.toMatch(/does not have|no answer yet/);
  expect(run.log()).not.toMatch(
    /MigrationLocked|already locked|malformed|SQLITE_/i,
  );
  portal = await Portal.signIn(base);
}

test.describe.serial('kill -9', () => {
  test.beforeAll(() => rmSync(place.data, { recursive: true, force: true }));

  test.afterEach(async () => {
    const { status, expectedStatus } = test.info();
    if (status !== expectedStatus) {
      await test.info().attach('stderr', { body: run.stderr });
      await test.info().attach('portal.log', { body: run.log() });
    }
  });

  test.afterAll(() => run.kill());

  test('among the migrations of a first start', async () => {
    run = Run.start(place);
    await run.freezeWhen(
      () => run.finds('catalog', migrationsRun),
      'migrations of the catalog',
    );
    await run.kill();

    await startAgain();

    const { items } = await portal.fleet();
    expect(items.length).toBeGreaterThan(40);
    kept = await Keepsakes.leave(portal);
  });

  test('in a survey', async () => {
    await run.freezeWhen(() => run.finds('vitals', surveyRuns), 'a survey');
    await run.kill();

    await startAgain();

    await kept.expectIn(portal);
  });

  test('in a run of a template, which the next start finishes', async () => {
    const created = await portal.http.post('/api/scaffolder/v2/tasks', {
      data: {
        templateRef: 'template:default/fastapi-on-fargate',
        values: serviceValues('cut-short'),
      },
    });
    const { id } = await created.json();
    await run.freezeWhen(
      () => run.finds('scaffolder', taskWaits),
      'the last step of the run',
    );
    await run.kill();

    await startAgain();

    await kept.expectIn(portal);
    await expect
      .poll(async () => {
        const task = await portal.http.get(`/api/scaffolder/v2/tasks/${id}`);
        return (await task.json()).status;
      })
      .toBe('completed');
  });

  test('three times in a row, ever later in a start', async () => {
    const moments: Array<[string, () => unknown]> = [
      ['the portal', () => run.portal()],
      [
        'its plugins',
        () => run.log().includes('Plugin initialization started'),
      ],
      [
        'surveys, of which none has run',
        () => run.log().includes('Registered scheduled task: survey:'),
      ],
    ];
    await run.kill();
    for (const [moment, hasCome] of moments) {
      run = Run.start(place);
      await run.freezeWhen(() => Boolean(hasCome()), moment);
      await run.kill();
    }

    await startAgain();

    await kept.expectIn(portal);
  });

  test('of ./gantry alone when the portal first says that it is ready', async () => {
    await run.kill('./gantry');
    run = Run.start(place);
    await expect
      .poll(
        () =>
          fetch(readiness).then(
            ({ status }) => status,
            () => 0,
          ),
        { intervals: [10], timeout: 60_000 },
      )
      .toBe(200);
    await run.kill('./gantry');

    await startAgain();

    await kept.expectIn(portal);
  });
});
