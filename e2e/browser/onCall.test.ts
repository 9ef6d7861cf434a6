import AxeBuilder from '@axe-core/playwright';
import { Page, expect, test } from '@playwright/test';
import { scenario } from '../lab';
import { Portal } from '../portal';

const patience = { timeout: 90_000 };

function incident(page: Page) {
  return page.getByRole('article', { name: 'Orders database' });
}

/** What other tests have let fire within the last hour too counts as flapping, and stays though it is well. */
async function expectWell(page: Page) {
  await expect
    .poll(
      async () =>
        (await incident(page).allTextContents()).filter(
          text => !text.includes('Well at the moment'),
        ),
      patience,
    )
    .toEqual([]);
}

/** It may stand there as flapping from before: only that it fires now is news. */
async function expectFiring(page: Page, timeout = patience.timeout) {
  await expect(incident(page)).toContainText('is firing', { timeout });
  await expect(incident(page)).not.toContainText('Well at the moment', {
    timeout,
  });
}

/** A dialog that is open takes no keys of the page, so one waits for what the key does. */
async function acknowledgeByKeyboard(page: Page, note: string) {
  await page.keyboard.press('j');
  await expect(page.getByRole('article').first()).toBeFocused();
  while (
    !(await incident(page).evaluate(is => is === document.activeElement))
  ) {
    await page.keyboard.press('j');
  }
  await page.keyboard.press('a');
  await expect(page.getByRole('textbox', { name: /Note/ })).toBeFocused();
  await page.keyboard.type(note);
  await page.keyboard.press('Control+Enter');
}

test.describe('the on-call page', () => {
  test.setTimeout(300_000);
  test.beforeEach(() => scenario('calm'));

  test.afterEach(async () => {
    const portal = await Portal.signIn();
    await portal.http.delete(
      '/api/vitals/on-call/acknowledgements?entityRef=resource:default/orders-db',
    );
    await scenario('calm');
  });

  test('an incident fires, is acknowledged by keyboard in one browser, seen in another, and heals', async ({
    page,
    browser,
  }) => {
    const elsewhere = await browser.newPage();
    await page.goto('/on-call');
    await elsewhere.goto('/on-call');
    await expect(page.locator('[data-feed=live]').first()).toBeVisible();

    await expectWell(page);

    await scenario('order-latency');

    await expectFiring(page);
    await expect(incident(page)).toContainText('Critical', patience);
    await expect(incident(page)).toContainText(
      'order-management-rds-connections is firing',
    );
    await expect(
      incident(page).getByRole('list', { name: /takes along/ }),
    ).toContainText('Order management');
    await expect(incident(elsewhere)).toBeVisible();
    await acknowledgeByKeyboard(page, 'restarting it');
    await expect(incident(page)).toContainText(/Acknowledged by .*\(you\)/);
    await expect(incident(page)).toBeFocused();
    await expect(incident(elsewhere)).toContainText('restarting it');
    await expect(
      incident(elsewhere).getByRole('button', { name: /^Acknowledge/ }),
    ).toHaveCount(0);

    await page.keyboard.press('h');
    const handover = page.getByRole('dialog', { name: 'Handover' });
    await expect(
      handover.getByRole('list', { name: 'Still open' }),
    ).toContainText('restarting it');
    await page.keyboard.press('Escape');
    await scenario('calm');

    await expectWell(page);
    await expectWell(elsewhere);
    await elsewhere.close();
  });

  test('says that it polls while the socket is cut, keeps up, and is live again', async ({
    page,
  }) => {
    let isCut = false;
    const open: (() => Promise<void>)[] = [];
    await page.routeWebSocket(/\/api\/signals/, socket => {
      if (isCut) {
        socket.close({ code: 1011 });
        return;
      }
      socket.connectToServer();
      open.push(() => socket.close({ code: 1011 }));
    });
    await page.goto('/on-call');
    await expect(page.locator('[data-feed=live]').first()).toBeVisible();
    await expectWell(page);

    isCut = true;
    await Promise.all(open.map(cut => cut()));
    await expect(page.locator('[data-feed=polling]').first()).toBeVisible();
    await scenario('order-latency');
    await expectFiring(page, 120_000);
    await expect(page.locator('[data-feed=polling]').first()).toBeVisible();
    isCut = false;

    await expect(page.locator('[data-feed=live]').first()).toBeVisible();
  });

  test('with an incident and its dialogs: no serious axe violation, nothing wider than a phone', async ({
    page,
  }) => {
    await scenario('order-latency');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/on-call');
    await expect(incident(page)).toBeVisible(patience);
    await incident(page)
      .getByText(/^Recent changes/)
      .click();
    await expectNoFault(page);

    await incident(page).getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoFault(page);

    await page.goto('/on-call?handover=24');
    await expect(
      page.getByRole('button', { name: 'Copy as Markdown' }),
    ).toBeVisible();
    await expectNoFault(page);
  });
});

async function expectNoFault(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.filter(({ impact }) =>
      ['serious', 'critical'].includes(impact ?? ''),
    ),
  ).toEqual([]);
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    ),
  ).toBeLessThanOrEqual(0);
}
