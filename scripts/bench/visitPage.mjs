import { Traffic } from './Traffic.mjs';

const patienceMilliseconds = 60_000;

/** Somebody with an empty cache who is signed in as guest, for as long as `work` takes. */
export async function withVisitor(browser, work) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript(() => {
    // The stock sign-in page remembers the choice; where there is none it does not matter.
    localStorage.setItem('@backstage/core:SignInPage:provider', 'guest');
    window.longTasks = [];
    new PerformanceObserver(list => {
      window.longTasks.push(...list.getEntries().map(each => each.duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/**
 * Visits a page once, in a tab of its own.
 * @param awaited what the user came for, by name: a locator for the page each
 * @returns `times`, the milliseconds from the navigation until each of it was visible; until the page fell silent the
 * `bytes`, `javascriptBytes`, `requests`, `apiCalls` and `vitalsCalls`; and the milliseconds of each of its `longTasks`
 */
export async function visitPage(context, url, awaited) {
  const page = await context.newPage();
  try {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    const traffic = new Traffic(cdp);

    const begin = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    const times = Object.fromEntries(
      await Promise.all(
        Object.entries(awaited).map(async ([name, locate]) => {
          await locate(page)
            .first()
            .waitFor({ state: 'visible', timeout: patienceMilliseconds });
          return [name, performance.now() - begin];
        }),
      ),
    );

    const deadline = Date.now() + patienceMilliseconds;
    while (!traffic.isQuiet() && Date.now() < deadline) {
      await page.waitForTimeout(100);
    }
    const { bytes, javascriptBytes, requests, apiCalls, vitalsCalls } = traffic;
    return {
      ...{ times, bytes, javascriptBytes, requests, apiCalls, vitalsCalls },
      longTasks: await page.evaluate(() => window.longTasks),
    };
  } finally {
    await page.close();
  }
}
