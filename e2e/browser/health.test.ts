import { Page, expect, test } from '@playwright/test';
import { expectStatus, healthCard } from '../healthCard';
import { scenario, upstream } from '../lab';
import { Portal } from '../portal';

const orders = '/catalog/default/component/order-management';

async function openOrders(page: Page) {
  await page.goto(orders);
  return healthCard(page);
}

test.describe('health of the order service', () => {
  test.beforeEach(() => scenario('calm'));

  test.afterEach(async () => {
    await upstream('cloudwatch', 'up');
    await scenario('calm');
  });

  test('turns critical with its reason and heals, without a reload', async ({
    page,
  }) => {
    const card = await openOrders(page);
    await expectStatus(card, 'OK');

    await scenario('order-latency');

    await expectStatus(card, 'Critical');
    await expect(card).toContainText('order-management-alb-latency-p95');
    const link = card
      .getByRole('link', { name: /order-management-alb-latency-p95/ })
      .first();
    await expect(link).toHaveAttribute(
      'href',
      /cloudwatch\/home\?region=us-east-1#alarmsV2:alarm\/order-management-alb-latency-p95/,
    );

    await scenario('calm');

    await expectStatus(card, 'OK');
  });

  test('the console link opens the alarm', async ({ page, context }) => {
    await scenario('order-latency');
    const card = await openOrders(page);
    await expectStatus(card, 'Critical');

    const href = await card
      .getByRole('link', { name: /order-management-alb-latency-p95/ })
      .first()
      .getAttribute('href');
    const alarm = await context.newPage();
    await alarm.goto(href!);

    await expect(alarm.locator('body')).toContainText(
      'order-management-alb-latency-p95',
    );
    await expect(alarm.locator('body')).toContainText(/Threshold Crossed/);
  });

  test('a dead CloudWatch is said, aged, leaves the rest standing and heals', async ({
    page,
  }) => {
    const card = await openOrders(page);
    await expectStatus(card, 'OK');

    await upstream('cloudwatch', 'down');

    await expect(card).toContainText(/cannot be reached/i, { timeout: 90_000 });
    // Three survey periods later the last reading no longer counts as true.
    await expectStatus(card, 'Unknown');
    const known = card.getByText('Last known', { exact: true }).locator('..');
    await expect(known.locator('time')).toHaveText(/(s|min) ago/);
    for (const [path, text] of [
      ['/', 'Order management'],
      ['/catalog', 'order-management'],
      ['/create', 'FastAPI service on Fargate'],
      ['/api-docs', 'APIs'],
    ]) {
      await page.goto(path);
      await expect(page.getByText(text).first()).toBeVisible();
    }

    await upstream('cloudwatch', 'up');

    await expectStatus(await openOrders(page), 'OK');
    await expect(page.getByText(/cannot be reached/i)).toHaveCount(0);
  });

  test('the home page says it too', async ({ page }) => {
    await scenario('order-latency');
    await page.goto('/');
    await expect(page.getByText('Lab data')).toBeVisible();

    const line = page.getByRole('listitem').filter({
      has: page.getByRole('link', { name: /order.management/i }),
    });
    await expect(line.first()).toContainText('Critical', { timeout: 90_000 });
    const portal = await Portal.signIn();
    const { items } = await portal.fleet();
    expect(
      items.find(i => i.entityRef === 'component:default/order-management')
        ?.verdicts.health?.status,
    ).toBe('critical');
  });
});
