/** How long nothing may be asked for before a page counts as settled, in milliseconds. */
const quietMilliseconds = 1_000;
const patienceMilliseconds = 60_000;

/** Sums what a page fetches, as it travels (compressed, with headers), and waits for it to fall silent. */
class Traffic {
  bytes = 0;
  requests = 0;
  apiCalls = 0;
  #open = new Set();
  #lastChange = Date.now();

  constructor(cdp) {
    cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
      this.requests += 1;
      this.apiCalls += new URL(request.url).pathname.startsWith('/api/')
        ? 1
        : 0;
      this.#change(() => this.#open.add(requestId));
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.bytes += encodedDataLength;
      this.#change(() => this.#open.delete(requestId));
    });
    cdp.on('Network.loadingFailed', ({ requestId }) =>
      this.#change(() => this.#open.delete(requestId)),
    );
  }

  #change(apply) {
    apply();
    this.#lastChange = Date.now();
  }

  isQuiet() {
    return (
      this.#open.size === 0 && Date.now() - this.#lastChange > quietMilliseconds
    );
  }
}

/**
 * Loads a page once, with an empty cache, as somebody who is signed in as guest.
 * @param ready CSS selector of what the user came for
 * @returns milliseconds from the navigation until `ready` is visible; bytes, requests and calls of the API
 * until the page falls silent
 */
export async function loadPage(browser, url, ready) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(() =>
      // The stock sign-in page remembers the choice; where there is none it does not matter.
      localStorage.setItem('@backstage/core:SignInPage:provider', 'guest'),
    );
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    const traffic = new Traffic(cdp);

    const begin = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page
      .locator(ready)
      .first()
      .waitFor({ state: 'visible', timeout: patienceMilliseconds });
    const milliseconds = performance.now() - begin;

    const deadline = Date.now() + patienceMilliseconds;
    while (!traffic.isQuiet() && Date.now() < deadline) {
      await page.waitForTimeout(100);
    }
    const { bytes, requests, apiCalls } = traffic;
    return { milliseconds, bytes, requests, apiCalls };
  } finally {
    await context.close();
  }
}
