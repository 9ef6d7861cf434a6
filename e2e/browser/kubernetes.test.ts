import { Page, expect, test } from '@playwright/test';
import { Complaints } from '../complaints';
import { scenario, upstream } from '../lab';
import { Portal } from '../portal';

const orders = '/catalog/default/component/order-management';

async function openWorkloads(page: Page) {
  await page.goto(`${orders}/kubernetes`);
  const cluster = page.getByRole('button', { name: /ecommerce/i }).first();
  await cluster.click();
  return cluster;
}

test.describe('workloads of the shop', () => {
  test.beforeEach(() => scenario('calm'));

  test.afterEach(async () => {
    await upstream('kubernetes', 'up');
    await scenario('calm');
  });

  test('are a tab of what runs on the cluster, and of nothing else', async ({
    page,
  }) => {
    const tab = page.getByRole('link', { name: 'Kubernetes', exact: true });

    await page.goto(orders);
    await expect(tab).toBeVisible();

    await page.goto('/catalog/default/component/fastapi-app');
    await expect(
      page.getByRole('link', { name: 'Overview', exact: true }),
    ).toBeVisible();
    await expect(tab).toHaveCount(0);
  });

  test('show what runs, and complain of nothing', async ({ page }) => {
    const complaints = new Complaints(page);
    const cluster = await openWorkloads(page);

    await expect(cluster).toContainText('3 pods');
    await expect(cluster).toContainText('No pods with errors');
    await expect(
      page.getByText('min replicas 3 / max replicas 10'),
    ).toBeVisible();
    for (const kind of ['Deployment', 'Ingress', 'Service', 'ConfigMap']) {
      await expect(page.getByText(kind, { exact: true }).first()).toBeVisible();
    }
    expect(complaints.all).toEqual([]);
  });

  test('follow an incident and its end', async ({ page }) => {
    await scenario('order-latency');
    const cluster = await openWorkloads(page);

    await expect(cluster).toContainText('5 pods');
    await expect(cluster).toContainText('1 pod with errors');
    await expect(
      page.getByText('Deployment does not have minimum availability.').first(),
    ).toBeVisible();

    await scenario('calm');

    await expect(cluster).toContainText('No pods with errors', {
      timeout: 30_000,
    });
    await expect(cluster).toContainText('3 pods');
  });

  test('say so when the cluster refuses or does not answer', async ({
    page,
  }) => {
    for (const state of ['denied', 'down'] as const) {
      await upstream('kubernetes', state);
      await page.goto(`${orders}/kubernetes`);
      await expect(page.getByText(/problem retrieving/i).first()).toBeVisible();
      await page.goto(orders);
      await expect(
        page.getByRole('heading', { name: 'Order management' }),
      ).toBeVisible();
    }
  });

  test('come through the entity alone', async () => {
    const { http } = await Portal.signIn();
    const ask = (path: string, data: object) =>
      http.post(`/api/kubernetes${path}`, { data: { auth: {}, ...data } });
    const pods = async (entityRef: string) => {
      const answer = await ask('/resources/workloads/query', { entityRef });
      expect(answer.status()).toBe(200);
      return JSON.stringify(await answer.json()).includes('"pods"');
    };

    expect(await pods('component:default/order-management')).toBe(true);
    expect(await pods('system:default/ecommerce')).toBe(false);
    expect((await ask('/services/order-management', {})).status()).toBe(403);
    for (const path of ['pods', 'secrets', 'nodes']) {
      const answer = await http.get(`/api/kubernetes/proxy/api/v1/${path}`, {
        headers: { 'backstage-kubernetes-cluster': 'ecommerce' },
      });
      expect(answer.status()).toBe(403);
    }
  });
});
