import { Page } from '@playwright/test';

/** What a page complains of: console errors, exceptions, requests that failed or were refused. */
export class Complaints {
  readonly all: string[] = [];
  private place = '/';

  constructor(page: Page) {
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

  /** Names the place that following complaints belong to. */
  at(place: string): void {
    this.place = place;
  }

  private add(text: string): void {
    this.all.push(`${this.place}: ${text.slice(0, 300)}`);
  }
}
