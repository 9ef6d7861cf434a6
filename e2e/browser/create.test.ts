import { Page, expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expectStatus, healthCard } from '../healthCard';
import { clone } from '../lab';
import { Portal } from '../portal';
import { serviceValues } from '../serviceValues';

const form = '/create/templates/default/fastapi-on-fargate';

async function choose(page: Page, field: string, option: RegExp) {
  await page.getByRole('textbox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}

test('from the form to a running page: two repositories, both registered, health read', async ({
  page,
}) => {
  const name = `prices-${Date.now().toString(36).slice(-6)}`;
  await page.goto(form);

  const field = page.getByRole('textbox', { name: 'Name' });
  await field.fill('order-management');
  await expect(page.getByText(/taken/i)).toBeVisible();
  await field.fill('Order_Management');
  await expect(page.getByText(/lower-case letters/i).first()).toBeVisible();
  await field.fill(name);
  await expect(page.getByText(/free|available/i).first()).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill(`Prices "quoted" \${{ secrets.TOKEN }} & <b>bold</b>`);
  await choose(page, 'Owner', /commerce/i);
  await choose(page, 'System', /e-?commerce/i);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/latency/i).fill('400');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText(name)).toBeVisible();
  await page.getByRole('button', { name: 'Create' }).click();

  const catalogLink = page.getByRole('link', {
    name: 'Service in the catalog',
  });
  await expect(catalogLink).toBeVisible({ timeout: 90_000 });
  await expect(
    page.getByRole('link', { name: 'Repository of the service' }),
  ).toHaveAttribute('href', new RegExp(`/acme/${name}$`));
  await catalogLink.click();

  const card = healthCard(page);
  await expectStatus(card, 'OK');
  await expect(card).toContainText(/alarms are quiet/);

  const service = clone(name);
  const infrastructure = clone(`${name}-infrastructure`);
  expect(existsSync(path.join(service, 'Dockerfile'))).toBe(true);
  expect(existsSync(path.join(infrastructure, 'alarms.tf'))).toBe(true);
  const portal = await Portal.signIn();
  for (const entity of [name, `${name}-infrastructure`]) {
    const answer = await portal.http.get(
      `/api/catalog/entities/by-name/component/default/${entity}`,
    );
    expect(answer.status(), entity).toBe(200);
  }
  const { verdicts } = await portal.vitals(`component/default/${name}`);
  expect(verdicts.health?.status).toBe('ok');
});

test('the server refuses what the form would have refused, naming the field', async () => {
  const portal = await Portal.signIn();
  const values = serviceValues('price-list');
  const refused = {
    name: '../price-list',
    description: 'one line\nand another',
    owner: 'commerce"',
    port: 80,
    drRegion: 'us-east-1',
    rpo: '${15m}',
  };

  for (const [field, value] of Object.entries(refused)) {
    const answer = await portal.http.post('/api/scaffolder/v2/tasks', {
      data: {
        templateRef: 'template:default/fastapi-on-fargate',
        values: { ...values, [field]: value },
      },
    });

    expect(answer.status(), field).toBe(400);
    expect(await answer.text()).toContain(field);
  }

  const taken = await portal.runTemplate('fastapi-on-fargate', {
    ...values,
    name: 'order-management',
  });
  expect(taken.status).toBe('failed');
  expect(taken.log).toMatch(/name: .*order-management/);
});
