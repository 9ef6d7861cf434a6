import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { estate } from '../estate';
import { Portal } from '../portal';

interface Report {
  findings: { id: string; severity: string; what: string }[];
  checks: { id: string; title: string; outcome: string }[];
  portal: { running: boolean };
}

function doctor(): Promise<Report> {
  return new Promise((resolve, reject) => {
    execFile(
      './gantry',
      ['doctor', '--json'],
      {
        env: {
          ...process.env,
          GANTRY_PORT: estate.portalPort,
          GANTRY_LAB_PORT: estate.labPort,
          GANTRY_DATA: estate.data,
        },
        maxBuffer: 32 * 1024 * 1024,
      },
      (_, stdout) => {
        try {
          resolve(JSON.parse(stdout));
        } catch (error) {
          reject(error);
        }
      },
    );
  });
}

test('the doctor finds nothing in the portal that runs, and skips nothing', async () => {
  const { findings, checks, portal } = await doctor();

  expect(portal.running).toBe(true);
  expect(checks.filter(({ outcome }) => outcome === 'skipped')).toEqual([]);
  // What a machine may lack, and a registry that nobody needs by now.
  const optional = /^machine\.(tool-missing|node-unsupported|registry)/;
  const found = findings.filter(({ id }) => !optional.test(id));
  expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
  // Other journeys register services here, which may lack an annotation; those that came with it do not.
  const shipped = await (await Portal.signIn()).shippedNames();
  for (const { what } of found) {
    expect(what.match(/[\w-]+/g)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(shipped)]),
    );
  }
});
