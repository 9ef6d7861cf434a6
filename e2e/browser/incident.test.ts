import { Locator, Page, expect, test } from '@playwright/test';
import { scenario } from '../lab';
import { Portal } from '../portal';

/** A survey, the minute that people are spared, and a machine that is busy with other things. */
const patience = 150_000;

const incidentOf = (page: Page, name: string) =>
  page.getByRole('article', { name, exact: true });

/** What has fired before within the hour counts as flapping, and stays for a while though it is well. */
async function expectWell(incident: Locator) {
  await expect
    .poll(
      async () =>
        (await incident.allTextContents()).filter(
          text => !text.includes('Well at the moment'),
        ),
      { timeout: patience },
    )
    .toEqual([]);
}

/** The titles of what the guest was told of the product catalog since a time, oldest first. */
async function toldSince({ http }: Portal, begin: number): Promise<string[]> {
  const answer = await http.get('/api/notifications/notifications?limit=100');
  expect(answer.status()).toBe(200);
  const { notifications } = await answer.json();
  return notifications
    .filter(
      (each: { created: string; payload: object }) =>
        Date.parse(each.created) >= begin &&
        /product.cat/i.test(JSON.stringify(each.payload)),
    )
    .map(({ payload }: { payload: { title: string } }) => payload.title)
    .reverse();
}

test.describe('incidents', () => {
  test.setTimeout(600_000);
  test.beforeEach(() => scenario('calm'));
  test.afterEach(async () => {
    // On what flaps it would stay, and be in the way of the next.
    const { http } = await Portal.signIn();
    await http.delete(
      '/api/vitals/on-call/acknowledgements?entityRef=resource:default/users-db',
    );
    await scenario('calm');
  });

  test('of two causes at once are told apart, and each owner is told once, as of its end', async ({
    page,
  }) => {
    const portal = await Portal.signIn();
    const begin = Date.now();

    await scenario('noisy-neighbour');
    await page.goto('/on-call');
    const cache = incidentOf(page, 'Product cache');
    const orders = incidentOf(page, 'Orders table');
    await expect(cache).toContainText('Product catalog', { timeout: patience });
    await expect(orders).toContainText('Order service', { timeout: patience });
    await expect(cache).not.toContainText('Order service');
    await expect(orders).not.toContainText('Product catalog');
    await expect
      .poll(() => toldSince(portal, begin), { timeout: patience })
      .toHaveLength(1);

    await scenario('calm');

    await expect
      .poll(() => toldSince(portal, begin), { timeout: patience })
      .toHaveLength(2);
    const [broken, over] = await toldSince(portal, begin);
    expect(broken).toMatch(/^Critical: /);
    expect(over).toMatch(/^Resolved: /);
    await page.goto('/notifications');
    await expect(page.getByText(over).first()).toBeVisible();
    expect(await toldSince(portal, begin)).toEqual([broken, over]);
  });

  test('of a dead database fold under it, and who sees to it is seen elsewhere', async ({
    page,
    browser,
    baseURL,
  }) => {
    const elsewhere = await browser.newPage({ baseURL });
    await page.goto('/on-call');
    await elsewhere.goto('/on-call');

    await scenario('database-down');

    const here = incidentOf(page, 'Users database');
    const there = incidentOf(elsewhere, 'Users database');
    await expect(here).toContainText(
      /depend .*on Users database (turned|began)/,
      {
        timeout: patience,
      },
    );
    for (const service of ['User', 'Order'].map(each => `${each} management`)) {
      await expect(here).toContainText(service, { timeout: patience });
    }
    await here.getByRole('button', { name: /^Acknowledge/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: /Note/ })
      .fill('Growing the disk');
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();

    await expect(here).toContainText('Growing the disk');
    await expect(there).toContainText('Growing the disk');
    await elsewhere.reload();
    await expect(there).toContainText(/Acknowledged by .*Guest/);
    await expect(
      there.getByRole('button', { name: /^Acknowledge/ }),
    ).toHaveCount(0);

    await scenario('calm');

    await expectWell(here);
    await expectWell(there);
    await elsewhere.close();
  });
});
