import AxeBuilder from '@axe-core/playwright';
import { Page, expect, test } from '@playwright/test';
import { expectStatus, healthCard } from '../healthCard';
import { scenario } from '../lab';
import { Portal } from '../portal';
import { serviceValues } from '../serviceValues';

/**
 * Faults of stock pages that cannot be mended from outside, by page and axe rule: the sortable table
 * headers of core-components nest interactive elements, and the log of a task gives its line numbers the
 * role of a row and paints the levels in terminal colours.
 */
const sortHeader = /MuiTableSortLabel/;
const logLine = /#line-|<span class="jss[^"]*">/;
const logButton = /MuiIconButton-sizeSmall/;
const stockFaults: Record<string, Record<string, RegExp>> = {
  tasks: { 'nested-interactive': sortHeader },
  task: {
    'aria-progressbar-name': /MuiLinearProgress/,
    'aria-required-children': logLine,
    'aria-required-parent': logLine,
    'button-name': logButton,
    'color-contrast': logLine,
  },
};

const pages: Record<string, () => string> = {
  home: () => '/',
  'on-call': () => '/on-call',
  'fleet map': () => '/on-call/map',
  'fleet list': () => '/on-call/map?view=list',
  wall: () => '/on-call/map?wall',
  catalog: () => '/catalog',
  entity: () => '/catalog/default/component/order-management',
  health: () => '/catalog/default/component/order-management/health',
  'zoomed health': () =>
    `/catalog/default/component/order-management/health?${new URLSearchParams({
      from: new Date(Date.now() - 7_200_000).toISOString(),
      to: new Date(Date.now() - 3_600_000).toISOString(),
    })}`,
  system: () => '/catalog/default/system/ecommerce',
  resource: () => '/catalog/default/resource/orders-db',
  create: () => '/create',
  form: () => '/create/templates/default/fastapi-on-fargate',
  tasks: () => '/create/tasks',
  task: () => `/create/tasks/${task}`,
};

let task: string;

test.beforeAll(async () => {
  const portal = await Portal.signIn();
  const name = `axe-${Date.now().toString(36).slice(-6)}`;
  const run = await portal.runTemplate('python-fastapi', serviceValues(name));
  expect(run.status, run.log).toBe('completed');
  task = run.id;
});

async function open(page: Page, path: string, theme: 'light' | 'dark') {
  await page.addInitScript(
    value => window.localStorage.setItem('theme', value),
    theme,
  );
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await expect(page.locator('body')).toHaveAttribute('data-theme-mode', theme);
}

async function seriousFaults(page: Page, name: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => ({ id, node: `${target} ${html}` })),
    )
    .filter(({ id, node }) => !stockFaults[name]?.[id]?.test(node));
}

/** Nothing may be wider than a phone once the page has settled in its new width. */
async function expectNoOverflow(page: Page) {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(
      () =>
        page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        ),
      { message: 'pixels wider than the window' },
    )
    .toBeLessThanOrEqual(0);
}

for (const theme of ['light', 'dark'] as const) {
  for (const [name, path] of Object.entries(pages)) {
    test(`${name} page, ${theme}: no serious axe violation, nothing wider than a phone`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, path(), theme);

      expect(await seriousFaults(page, name)).toEqual([]);

      await expectNoOverflow(page);
    });
  }

  test(`a critical Health tab, ${theme}: no serious axe violation`, async ({
    page,
  }) => {
    await scenario('order-latency');
    try {
      await open(page, pages.health(), theme);
      await expect(page.getByText(/^Firing \(\d\)$/).first()).toBeVisible({
        timeout: 90_000,
      });
      await page.getByRole('button', { name: 'Figures' }).click();

      expect(await seriousFaults(page, 'health')).toEqual([]);
      await expectNoOverflow(page);
    } finally {
      await scenario('calm');
    }
  });

  test(`a critical entity page, ${theme}: no serious axe violation`, async ({
    page,
  }) => {
    await scenario('order-latency');
    try {
      await open(page, pages.entity(), theme);
      await expectStatus(healthCard(page), 'Critical');

      expect(await seriousFaults(page, 'entity')).toEqual([]);
      await expectNoOverflow(page);
    } finally {
      await scenario('calm');
    }
  });
}
