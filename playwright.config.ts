import { defineConfig } from '@playwright/test';
import { estate } from './e2e/estate';
import { chromiumFlags, findChromium } from './scripts/lib/chromium.mjs';

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
      executablePath: findChromium() ?? '/usr/bin/chromium',
      args: chromiumFlags,
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
