import AxeBuilder from '@axe-core/playwright';
import { Page, expect, test } from '@playwright/test';

/** Faults of stock pages that cannot be mended from outside, by page and axe rule. */
const stockFaults: Record<string, string[]> = {};

const pages = {
  home: '/',
  catalog: '/catalog',
  entity: '/catalog/default/component/order-management',
  create: '/create',
  form: '/create/templates/default/fastapi-on-fargate',
  tasks: '/create/tasks',
};

async function choose(page: Page, theme: 'light' | 'dark') {
  await page.addInitScript(
    value => window.localStorage.setItem('theme', value),
    theme,
  );
}

for (const theme of ['light', 'dark'] as const) {
  for (const [name, path] of Object.entries(pages)) {
    test(`${name} page, ${theme}: no serious axe violation, nothing wider than a phone`, async ({
      page,
    }) => {
      await choose(page, theme);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await expect(page.locator('html')).toHaveAttribute(
        'data-theme-mode',
        theme,
      );

      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .filter(({ id }) => !stockFaults[name]?.includes(id))
        .map(({ id, nodes }) => ({
          id,
          nodes: nodes
            .slice(0, 3)
            .map(node => `${node.target} ${node.html.slice(0, 160)}`),
        }));
      expect(serious).toEqual([]);

      await page.setViewportSize({ width: 390, height: 844 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow, 'pixels wider than the window').toBeLessThanOrEqual(0);
    });
  }
}
