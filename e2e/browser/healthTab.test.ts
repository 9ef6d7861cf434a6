import { Locator, Page, expect, test } from '@playwright/test';
import { expectStatus } from '../healthCard';
import { scenario } from '../lab';

const tab = '/catalog/default/component/order-management/health';

/** The charts that have something to show and are drawn, once all above them has come and moves them no more. */
async function drawnCharts(page: Page): Promise<Locator> {
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  const charts = page
    .getByRole('figure')
    .filter({ has: page.locator('canvas') });
  await expect(charts.first()).toBeVisible();
  return charts;
}

/** How many different colours a canvas holds. */
function coloursOf(chart: Locator): Promise<number> {
  return chart.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas
      .getContext('2d')!
      .getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}

/** Presses on a chart at one share of its width, and lets go at another. */
async function drag(page: Page, chart: Locator, from: number, to: number) {
  const plot = chart.locator('.u-over');
  await plot.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await plot.boundingBox())!;
  await page.mouse.move(x + width * from, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * ((from + to) / 2), y + height / 2);
  await page.mouse.move(x + width * to, y + height / 2);
  await page.mouse.up();
}

test.describe('the Health tab of the order service', () => {
  test.beforeEach(async ({ page }) => {
    await scenario('calm');
    // A verdict that changes moves what is below it.
    await page.goto(tab);
    await expectStatus(page.getByRole('region', { name: 'Now' }), 'OK');
  });

  test.afterEach(() => scenario('calm'));

  test('draws what is measured, and reads all of it at one crosshair', async ({
    page,
  }) => {
    await page.goto(tab);
    const charts = await drawnCharts(page);
    expect(await charts.count()).toBeGreaterThan(3);
    await expect.poll(() => coloursOf(charts.first())).toBeGreaterThan(5);
    const second = charts.nth(1).getByRole('list', { name: 'Legend' });
    const latest = await second.textContent();

    const plot = charts.first().locator('.u-over');
    const { x, y, width, height } = (await plot.boundingBox())!;
    await page.mouse.move(x + width * 0.3, y + height / 2);

    await expect(second).toContainText(/\d\d:\d\d/);
    await page.mouse.move(0, 0);
    await expect(second).toHaveText(latest!);
  });

  test('zooms by drawing a span, shares it by its address and goes back', async ({
    page,
    context,
  }) => {
    await page.goto(`${tab}?range=12h`);
    const charts = await drawnCharts(page);

    await drag(page, charts.first(), 0.25, 0.5);

    await expect(page).toHaveURL(/from=.+&to=.+/);
    const address = new URL(page.url());
    const [from, to] = ['from', 'to'].map(name =>
      Date.parse(address.searchParams.get(name)!),
    );
    expect((to - from) / 3_600_000).toBeCloseTo(3, 0);

    const shared = await context.newPage();
    await shared.goto(page.url());
    await drawnCharts(shared);
    await expect(
      shared.getByRole('button', { name: 'Reset zoom' }),
    ).toBeVisible();
    expect(new URL(shared.url()).search).toBe(address.search);
    await shared.close();

    await page.getByRole('button', { name: 'Reset zoom' }).click();
    await expect(page).toHaveURL(/\?range=12h$/);
    await page.goBack();
    await expect(page).toHaveURL(/from=/);
  });

  test('keeps its charts, its crosshair and the focus while it is kept up to date', async ({
    page,
  }) => {
    await page.goto(tab);
    const charts = await drawnCharts(page);
    await charts
      .first()
      .locator('canvas')
      .evaluate(canvas => canvas.setAttribute('data-first', ''));
    const earlier = page.getByRole('button', { name: 'Earlier' });
    await earlier.focus();
    const plot = charts.first().locator('.u-over');
    const { x, y, width, height } = (await plot.boundingBox())!;
    await page.mouse.move(x + width * 0.3, y + height / 2);
    const legend = charts.first().getByRole('list', { name: 'Legend' });
    await expect(legend).toContainText(/\d\d:\d\d/);

    const renewed = page.waitForResponse(/order-management\/health\?/);
    // As when one comes back to the page.
    await page.evaluate(() =>
      document.dispatchEvent(new Event('visibilitychange')),
    );
    await renewed;

    await expect(page.locator('canvas[data-first]')).toBeVisible();
    await expect(legend).toContainText(/\d\d:\d\d/);
    await expect(earlier).toBeFocused();
  });

  test('says first what fires, and shades it, and which dependency it is', async ({
    page,
  }) => {
    await scenario('order-latency');
    await page.goto(tab);

    const now = page.getByRole('region', { name: 'Now' });
    await expect(now).toContainText(/Firing \(\d\)/, { timeout: 90_000 });
    await expect(now.getByRole('listitem').first()).toContainText(
      'order-management-alb-latency-p95',
    );
    await expect(
      page
        .getByRole('region', { name: 'Dependencies' })
        .getByRole('listitem')
        .first(),
    ).toContainText(/Critical.*Orders database/);
    await expect(
      page.getByRole('region', { name: 'Recent changes' }),
    ).toContainText(/Critical.*order-management-alb-latency-p95/);
    await page.getByText(/^Shaded: \d+ period/).click();
    await expect(
      page.getByRole('list', { name: 'Alarm periods' }),
    ).toContainText('order-management-alb-latency-p95');
  });

  test('changes its colours with the theme', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(tab);
    const chart = (await drawnCharts(page)).first();
    const pixels = () =>
      chart
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await expect.poll(() => coloursOf(chart)).toBeGreaterThan(5);
    const light = await pixels();

    await page.emulateMedia({ colorScheme: 'dark' });

    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      'dark',
    );
    await expect.poll(pixels).not.toBe(light);
  });

  test('may be read on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${tab}?range=1h`);
    const charts = await drawnCharts(page);

    for (const width of [390, 844, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await expect
        .poll(
          async () =>
            (await charts.first().locator('canvas').boundingBox())!.width,
        )
        .toBeLessThan(width);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        ),
      ).toBeLessThanOrEqual(0);
    }
  });
});
