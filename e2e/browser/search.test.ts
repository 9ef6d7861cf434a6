import { expect, test } from '@playwright/test';

test('from a key to the page of a service', async ({ page }) => {
  await page.goto('/');
  await expect(
    page.getByRole('link', { name: 'Catalog' }).first(),
  ).toBeVisible();

  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill('order management');
  const first = page.getByRole('option').first();
  await expect(first).toContainText('Order management');
  await expect(first).toContainText('owned by commerce');
  await expect(first).toContainText(/OK|Warning|Critical|Unknown/);
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(
    /\/catalog\/default\/component\/order-management/,
  );
});

test('the page of results is found by an ARN, and its filters are in the address', async ({
  page,
}) => {
  await page.goto(
    `/search?query=${encodeURIComponent('arn:aws:rds db:order-management')}`,
  );

  const resources = page.getByRole('region', { name: 'Resources' });
  await expect(resources.getByRole('link').first()).toContainText('orders-db');
  await page.getByRole('button', { name: 'Components' }).click();
  await expect(page).toHaveURL(/types=component/);
});

test('the dialog closes with Escape and opens with Ctrl-K', async ({
  page,
}) => {
  await page.goto('/catalog');
  await expect(page.getByRole('table')).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(page.getByRole('dialog')).toHaveCount(0);
});
