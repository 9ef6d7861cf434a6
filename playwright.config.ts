import { defineConfig } from '@playwright/test';
import { estate } from './e2e/estate';

/** One portal with its lab, on ports and data of their own, started through the front door. */
export default defineConfig({
  testDir: './e2e',
  outputDir: './.gantry/e2e/results',
  forbidOnly: !!process.env.CI,
  retries: 0,
  // The tests share one estate, whose scenario is one for all.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: estate.portal,
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'browser', testDir: './e2e/browser' },
    { name: 'templates', testDir: './e2e/templates', timeout: 600_000 },
  ],
  // GANTRY_E2E_RUNNING=1 tests a portal that listens on these ports already.
  webServer: process.env.GANTRY_E2E_RUNNING
    ? undefined
    : {
        command: `rm -rf '${estate.data}' && exec ./gantry start`,
        wait: { stdout: /Gantry is ready: / },
        timeout: 600_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        env: {
          GANTRY_PORT: estate.portalPort,
          GANTRY_LAB_PORT: estate.labPort,
          GANTRY_DATA: estate.data,
        },
      },
});
