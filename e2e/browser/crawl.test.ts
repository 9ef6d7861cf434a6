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

  for (const { kind, metadata } of entities) {
    const path = `/catalog/${metadata.namespace ?? 'default'}/${kind}/${metadata.name}`;
    complaints.at(path.toLowerCase());
    await page.goto(path.toLowerCase());
    await settle(page);
    await expect(
      page.getByRole('heading', { level: 1 }).first(),
      `the heading of ${path}`,
    ).toContainText(metadata.title ?? metadata.name, { ignoreCase: true });

    const tabs = await destinations(page.locator('[role="tab"][href]'));
    for (const tab of tabs) {
      complaints.at(tab);
      await page.goto(tab);
      await settle(page);
      tabCount += 1;
    }
  }

  test.info().annotations.push({
    type: 'visited',
    description: `${entities.length} entities, ${tabCount} tabs`,
  });
  expect(complaints.all).toEqual([]);
});
