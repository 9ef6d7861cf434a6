import { Page, expect, test } from '@playwright/test';
import { scenario } from '../lab';
import { Portal } from '../portal';

/** A survey, the alerts of Prometheus two minutes later, and a machine that is busy with other things. */
const patience = 150_000;

const incidentOf = (page: Page, name: string) =>
  page.getByRole('article', { name, exact: true });

/** What the guest was told since a time, oldest first: the title, and where it leads. */
async function toldSince({ http }: Portal, begin: number) {
  const answer = await http.get('/api/notifications/notifications?limit=100');
  expect(answer.status()).toBe(200);
  const { notifications } = await answer.json();
  return notifications
    .filter(
      ({ created, origin }: { created: string; origin: string }) =>
        origin === 'plugin:vitals' && Date.parse(created) >= begin,
    )
    .map(({ payload }: { payload: { title: string } }) => payload.title)
    .reverse();
}

test.describe('a dead database', () => {
  test.setTimeout(600_000);
  test.beforeEach(() => scenario('calm'));
  test.afterEach(() => scenario('calm'));

  test('is one incident, acknowledged here and seen there, and told of once, as is its end', async ({
    page,
    browser,
    baseURL,
  }) => {
    const portal = await Portal.signIn();
    const begin = Date.now();
    await page.goto('/on-call');
    await expect(page.getByText('Nothing needs anyone')).toBeVisible({
      timeout: patience,
    });
    const elsewhere = await (await browser.newContext({ baseURL })).newPage();
    await elsewhere.goto('/on-call');

    await scenario('database-down');

    const incident = incidentOf(page, 'users-db');
    await expect(incident).toContainText(/depend on users-db turned critical/, {
      timeout: patience,
    });
    for (const service of [
      'User management',
      'Order management',
      'Product catalog',
    ]) {
      await expect(incident).toContainText(new RegExp(service, 'i'));
    }
    await expect(page.getByRole('article')).toHaveCount(1);

    await incident.getByRole('button', { name: /^Acknowledge/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Note/ }).fill('Growing the disk');
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();

    for (const each of [page, elsewhere]) {
      await expect(incidentOf(each, 'users-db')).toContainText(
        'Growing the disk',
      );
    }
    await elsewhere.reload();
    await expect(incidentOf(elsewhere, 'users-db')).toContainText('Guest');
    await expect(
      incidentOf(elsewhere, 'users-db').getByRole('button', {
        name: /^Acknowledge/,
      }),
    ).toHaveCount(0);

    await expect
      .poll(() => toldSince(portal, begin), { timeout: patience })
      .toHaveLength(1);

    await scenario('calm');

    for (const each of [page, elsewhere]) {
      await expect(each.getByText('Nothing needs anyone')).toBeVisible({
        timeout: patience,
      });
    }
    await expect
      .poll(() => toldSince(portal, begin), { timeout: patience })
      .toHaveLength(2);
    const [broken, whole] = await toldSince(portal, begin);
    expect(broken).toMatch(/^Critical: /);
    expect(whole).toMatch(/^Resolved: /);
    // Neither names what the guest's group does not own.
    expect(`${broken} ${whole}`).not.toMatch(/users-db|user-management/i);
  });

  test('is worked with the keyboard alone', async ({ page }) => {
    await scenario('noisy-neighbour');
    await page.goto('/on-call');
    await expect(page.getByRole('article')).toHaveCount(2, {
      timeout: patience,
    });

    await page.keyboard.press('j');
    const first = page.getByRole('article').first();
    await expect(first).toBeFocused();
    await page.keyboard.press('j');
    await expect(page.getByRole('article').nth(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(first).toBeFocused();

    await page.keyboard.press('a');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.type('On it');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('On it')).toBeVisible();

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toContainText(/Acknowledge/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/catalog\/default\//);
  });
});
