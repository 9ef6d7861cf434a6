import { Entity } from '@backstage/catalog-model';
import { Locator, Page, expect, test } from '@playwright/test';
import { Portal } from '../portal';
import { Complaints } from '../complaints';

/** Waits until the page has asked for all that it shows. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
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
  await page.goto('/');
  await settle(page);
  const links = await destinations(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link'),
  );
  expect(links.length).toBeGreaterThan(6);

  for (const link of links) {
    complaints.at(link);
    await page.goto(link);
    await settle(page);
    await expect(page.getByRole('heading').first()).toBeVisible();
  }

  expect(complaints.all).toEqual([]);
});

test('every entity and each of its tabs opens without a complaint', async ({
  page,
}) => {
  test.setTimeout(15 * 60_000);
  const portal = await Portal.signIn();
  const entities = await portal.entities();
  expect(entities.length).toBeGreaterThan(100);
  const complaints = new Complaints(page);
  let tabCount = 0;

  for (const entity of entities) {
    const { kind, metadata } = entity;
    const path = `/catalog/${metadata.namespace ?? 'default'}/${kind}/${metadata.name}`;
    complaints.at(path.toLowerCase());
    await page.goto(path.toLowerCase());
    await settle(page);
    await expect(
      page.getByRole('heading', { name: titleOf(entity), exact: true }),
      `the heading of ${path}`,
    ).toBeVisible();

    const tabs = await tabsOf(page);
    for (const tab of tabs) {
      complaints.at(tab);
      await page.goto(tab);
      await settle(page);
      tabCount += 1;
    }
  }

  expect(tabCount).toBeGreaterThan(50);
  test.info().annotations.push({
    type: 'visited',
    description: `${entities.length} entities, ${tabCount} tabs`,
  });
  expect(complaints.all).toEqual([]);
});
