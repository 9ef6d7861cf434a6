import { Locator, Page, expect } from '@playwright/test';

export function healthCard(page: Page): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Health' }) });
}

/** Waits for the verdict of a card, the first status that it names. */
export async function expectStatus(
  card: Locator,
  status: 'OK' | 'Critical' | 'Unknown',
): Promise<void> {
  await expect(
    card.getByText(/^(OK|Warning|Critical|Unknown)$/).first(),
  ).toHaveText(status, { timeout: 90_000 });
}
