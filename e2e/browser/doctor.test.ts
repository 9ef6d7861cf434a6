import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { estate } from '../estate';

interface Report {
  findings: { id: string; what: string }[];
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
  expect(findings.filter(({ id }) => !optional.test(id))).toEqual([]);
});
