import { chromium, expect, test } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../scripts/lib/chromium.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { estate } from '../estate';

const categories = ['accessibility', 'best-practices'] as const;
const required = 0.95;

for (const path of ['/', '/catalog/default/component/order-management']) {
  test(`Lighthouse finds ${path} accessible and well kept`, async () => {
    const port = await freePort();
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: [...chromiumFlags, `--remote-debugging-port=${port}`],
    });
    try {
      const { default: lighthouse } = await import('lighthouse');

      const result = await lighthouse(`${estate.portal}${path}`, {
        port,
        onlyCategories: [...categories],
        formFactor: 'desktop',
        screenEmulation: { disabled: true },
        throttlingMethod: 'provided',
        logLevel: 'error',
      });

      const report = result!.lhr;
      const failed = Object.values(report.audits)
        .filter(({ score }) => score !== null && score < 1)
        .map(({ id, title }) => `${id}: ${title}`);
      for (const category of categories) {
        expect(
          report.categories[category].score,
          `${category} of ${path}; ${failed.join('; ')}`,
        ).toBeGreaterThanOrEqual(required);
      }
    } finally {
      await browser.close();
    }
  });
}
