import { Entity } from '@backstage/catalog-model';
import { Locator, Page, expect, test } from '@playwright/test';
import { Portal } from '../portal';
import { Complaints } from '../complaints';

/** As a link in the page would: without loading the app anew. */
function navigate(page: Page, path: string): Promise<void> {
  return page.evaluate(to => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Where links lead that stay in the portal, each once. */
async function destinations(links: Locator): Promise<string[]> {
  const all = await links.evaluateAll(anchors =>
    anchors.map(anchor => anchor.getAttribute('href') ?? ''),
  );
  return [...new Set(all.filter(link => link.startsWith('/')))];
}

/** The views of an entity, also those that a menu folds away. */
async function tabsOf(page: Page): Promise<string[]> {
  const navigation = page.getByRole('navigation', {
    name: 'Content navigation',
  });
  const tabs = await destinations(navigation.getByRole('link'));
  for (const menu of await navigation.getByRole('button').all()) {
    await menu.click();
    tabs.push(...(await destinations(page.getByRole('menuitem'))));
    await page.keyboard.press('Escape');
  }
  return tabs;
}

function titleOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: string } | undefined;
  return profile?.displayName ?? metadata.title ?? metadata.name;
}

test('every link of the sidebar opens without a complaint', async ({
  page,
}) => {
  const complaints = new Complaints(page);
  await complaints.visit('/', () => page.goto('/'));
  const links = await destinations(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link'),
  );
  expect(links.length).toBeGreaterThan(6);

  for (const link of links) {
    await complaints.visit(link, () => page.goto(link));
  }

  expect(complaints.all).toEqual([]);
});

test('every entity and each of its views opens without a complaint', async ({
  page,
}) => {
  test.setTimeout(15 * 60_000);
  const portal = await Portal.signIn();
  // What other tests have stamped a moment ago has no docs yet.
  const entities = await portal.shippedEntities();
  expect(entities.length).toBeGreaterThan(100);
  const complaints = new Complaints(page);
  await complaints.visit('/catalog', () => page.goto('/catalog'));
  let views = 0;

  for (const entity of entities) {
    const { kind, metadata } = entity;
    const path =
      `/catalog/${metadata.namespace ?? 'default'}/${kind}/${metadata.name}`.toLowerCase();
    await complaints.visit(path, () => navigate(page, path));
    await expect(
      page.getByRole('heading', { name: titleOf(entity), exact: true }),
      `the heading of ${path}`,
    ).toBeVisible();

    for (const tab of await tabsOf(page)) {
      await complaints.visit(tab, () => navigate(page, tab));
      views += 1;
    }
  }

  expect(views).toBeGreaterThan(50);
  expect(complaints.all).toEqual([]);
});
