/** One series of an answer of Prometheus: `[seconds, value]`. */
export interface Answered {
  metric: Record<string, string>;
  value?: [number, string];
  values?: Array<[number, string]>;
}

/** Calls the HTTP API of a Prometheus the way its clients do. */
export class PrometheusClient {
  constructor(
    private readonly url: string,
    private readonly authorization?: string,
  ) {}

  /** The answer as it comes. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      ...init,
      headers: {
        ...(this.authorization ? { authorization: this.authorization } : {}),
        ...init.headers,
      },
    });
  }

  async data(path: string): Promise<any> {
    const answer = await this.fetch(path);
    const body = await answer.json();
    if (body.status !== 'success') {
      throw new Error(`${body.errorType}: ${body.error}`);
    }
    return body.data;
  }

  /** @param time - milliseconds since the epoch */
  async query(query: string, time?: number): Promise<Answered[]> {
    const answer = await this.fetch('/api/v1/query', {
      method: 'POST',
      body: new URLSearchParams({
        query,
        ...(time === undefined ? {} : { time: String(time / 1000) }),
      }),
    });
    return this.result(answer, query);
  }

  /** Times and step in milliseconds. */
  async queryRange(
    query: string,
    range: { start: number; end: number; step: number },
  ): Promise<Answered[]> {
    const answer = await this.fetch('/api/v1/query_range', {
      method: 'POST',
      body: new URLSearchParams({
        query,
        start: String(range.start / 1000),
        end: String(range.end / 1000),
        step: String(range.step / 1000),
      }),
    });
    return this.result(answer, query);
  }

  private async result(answer: Response, query: string): Promise<Answered[]> {
    const body = await answer.json();
    if (body.status !== 'success') {
      throw new Error(`${query}: ${body.errorType}: ${body.error}`);
    }
    return body.data.result;
  }
}
