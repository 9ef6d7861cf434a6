/** How long nothing may be asked for before a page counts as settled, in milliseconds. */
const quietMilliseconds = 1_000;

/** Sums what a page fetches, as it travels (compressed, with headers), and tells when it has fallen silent. */
export class Traffic {
  bytes = 0;
  javascriptBytes = 0;
  requests = 0;
  apiCalls = 0;
  /** Those of the API calls that ask for vitals. */
  vitalsCalls = 0;
  #open = new Set();
  #scripts = new Set();
  #lastChange = Date.now();

  constructor(cdp) {
    cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
      const { pathname } = new URL(request.url);
      this.requests += 1;
      this.apiCalls += pathname.startsWith('/api/') ? 1 : 0;
      this.vitalsCalls += pathname.startsWith('/api/vitals/') ? 1 : 0;
      this.#change(() => this.#open.add(requestId));
    });
    cdp.on('Network.responseReceived', ({ requestId, response }) => {
      if (/javascript/.test(response.mimeType)) {
        this.#scripts.add(requestId);
      }
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.bytes += encodedDataLength;
      this.javascriptBytes += this.#scripts.has(requestId)
        ? encodedDataLength
        : 0;
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
