import { Page, Request, expect } from '@playwright/test';

/** Walks a page from place to place and keeps what it complains of: console errors, exceptions, requests that failed or were refused. */
export class Complaints {
  readonly all: string[] = [];
  private place = '/';
  private readonly pending = new Set<Request>();

  constructor(private readonly page: Page) {
    page.on('request', request => this.pending.add(request));
    page.on('requestfinished', request => this.pending.delete(request));
    page.on('requestfailed', request => this.pending.delete(request));
    page.on('console', message => {
      if (message.type() === 'error') {
        this.add(`console: ${message.text()}`);
      }
    });
    page.on('pageerror', error => this.add(`exception: ${error.message}`));
    page.on('requestfailed', request => {
      const reason = request.failure()?.errorText;
      // What a page no longer waits for when it is left has not failed.
      if (reason !== 'net::ERR_ABORTED') {
        this.add(`${request.method()} ${request.url()}: ${reason}`);
      }
    });
    page.on('response', response => {
      if (response.status() >= 400) {
        this.add(
          `${response.request().method()} ${response.url()}: ${response.status()}`,
        );
      }
    });
  }

  /** Goes to a place by `go`, which later complaints belong to, and waits until it has all it asked for. */
  async visit(place: string, go: () => Promise<unknown>): Promise<void> {
    this.place = place;
    await go();
    await expect.poll(() => this.page.url()).toContain(encodeURI(place));
    await expect(this.page.getByRole('heading').first()).toBeVisible();
    await expect.poll(() => this.pending.size, `requests of ${place}`).toBe(0);
    await expect(this.page.getByRole('progressbar')).toHaveCount(0);
    await expect(
      this.page.getByRole('status', { name: 'Loading' }),
    ).toHaveCount(0);
  }

  private add(text: string): void {
    this.all.push(`${this.place}: ${text.slice(0, 300)}`);
  }
}
