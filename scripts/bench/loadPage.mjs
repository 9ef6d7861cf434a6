import { visitPage, withVisitor } from './visitPage.mjs';

/**
 * Loads a page once, with an empty cache, as somebody who is signed in as guest.
 * @param ready CSS selector of what the user came for
 * @returns milliseconds from the navigation until `ready` is visible; bytes, requests and calls of the API
 * until the page falls silent
 */
export async function loadPage(browser, url, ready) {
  const { times, bytes, requests, apiCalls } = await withVisitor(
    browser,
    context => visitPage(context, url, { ready: page => page.locator(ready) }),
  );
  return { milliseconds: times.ready, bytes, requests, apiCalls };
}
