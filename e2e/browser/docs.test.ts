import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import path from 'node:path';

const hasMkdocs = (process.env.PATH ?? '')
  .split(path.delimiter)
  .some(folder => existsSync(path.join(folder, 'mkdocs')));

test('all that has docs is listed, what one owns first', async ({ page }) => {
  await page.goto('/docs');

  const own = page.getByRole('region', { name: 'What you own' });
  await expect(
    own.getByRole('link', { name: 'Order management' }),
  ).toBeVisible();
  await page
    .getByRole('searchbox', { name: 'Filter docs' })
    .fill('runs nowhere');
  await expect(page.getByText(/No docs match/)).toBeVisible();
});

test('the docs of a service are built and show its runbook, from this host alone', async ({
  page,
}) => {
  test.skip(!hasMkdocs, 'MkDocs is not installed');
  const foreign: string[] = [];
  const failed: string[] = [];
  page.on('request', request => {
    if (!/^(data:|blob:|http:\/\/localhost:)/.test(request.url())) {
      foreign.push(request.url());
    }
  });
  page.on('console', message => {
    // The first look at docs that are not built yet is answered 404 by the stock reader's design.
    if (message.type() === 'error' && !/404/.test(message.text())) {
      failed.push(message.text());
    }
  });

  await page.goto('/docs/default/component/order-management');
  await page
    .getByRole('link', { name: 'Runbook' })
    .first()
    .click({ timeout: 60_000 });

  await expect(page).toHaveURL(/order-management\/runbook/);
  await expect(
    page.getByRole('heading', { level: 1, name: /runbook/i }).last(),
  ).toBeVisible();
  expect(foreign).toEqual([]);
  expect(failed).toEqual([]);
});

test('the text of docs is found once they are built', async ({ page }) => {
  test.skip(!hasMkdocs, 'MkDocs is not installed');

  // Built ahead after the start, one after the other, then indexed.
  await expect(async () => {
    await page.goto('/search?query=runbook&types=docs');
    await expect(
      page.getByRole('region', { name: 'Docs' }).getByRole('link').first(),
    ).toContainText('owned by', { timeout: 5_000 });
  }).toPass({ timeout: 150_000 });
});

test('without MkDocs the page says how to get it', async ({ page }) => {
  const reason =
    'Docs are built with MkDocs, and MkDocs is not installed where Gantry runs.\n\nInstall it.\n\n    pip install mkdocs-techdocs-core';
  await page.route('**/api/techdocs/static/docs/**', route =>
    route.fulfill({ status: 404 }),
  );
  await page.route('**/api/techdocs/sync/**', route =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `event: error\ndata: ${JSON.stringify(reason)}\n\n`,
    }),
  );

  await page.goto('/docs/default/component/order-management');

  const notice = page.getByRole('alert').filter({ hasText: 'not built' });
  await expect(notice).toContainText('MkDocs is not installed');
  await expect(notice.locator('pre')).toHaveText(
    'pip install mkdocs-techdocs-core',
  );
  await expect(notice.getByRole('button', { name: 'Try again' })).toBeVisible();
});
