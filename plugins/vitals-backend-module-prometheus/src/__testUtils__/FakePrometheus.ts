import {
  IncomingMessage,
  RequestListener,
  Server,
  createServer,
} from 'node:http';
import { AddressInfo } from 'node:net';

export interface FakeSample {
  metric: Record<string, string>;
  value: number;
}

type Answer = FakeSample[] | { status: number; body: object };

/** What speaks Prometheus's HTTP API and answers as a test says. */
export class FakePrometheus {
  static async start(): Promise<FakePrometheus> {
    const fake = new FakePrometheus();
    await new Promise<void>(resolve => {
      fake.server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  /** Groups of rules, or a status to answer with. */
  rules: object[] | { status: number; body: object } = [];
  /** What a query answers; nothing unless told. */
  answer: (query: string) => Answer = () => [];
  /** What it warns of beside an answer, by the query or, for rules, nothing. */
  warnings: (query?: string) => string[] = () => [];
  /** Put in place of all that. */
  listener?: RequestListener;
  /** Milliseconds that its clock is behind ours. */
  behind = 0;
  readonly requests: {
    method: string;
    path: string;
    headers: IncomingMessage['headers'];
  }[] = [];
  queries: string[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      this.requests.push({ method, path: url, headers });
      if (this.listener) {
        this.listener(request, response);
        return;
      }
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        const answer = this.respond(url, new URLSearchParams(body));
        response.writeHead(answer.status, {
          'content-type': 'application/json',
          date: new Date(Date.now() - this.behind).toUTCString(),
        });
        response.end(JSON.stringify(answer.body));
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** By the clock of this server, so many milliseconds ago. */
  ago(milliseconds: number): string {
    return new Date(Date.now() - this.behind - milliseconds).toISOString();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  private respond(
    url: string,
    form: URLSearchParams,
  ): { status: number; body: object } {
    if (url.includes('/rules')) {
      return Array.isArray(this.rules)
        ? success({ groups: this.rules }, this.warnings())
        : this.rules;
    }
    const query = form.get('query') ?? '';
    this.queries.push(query);
    const answer = this.answer(query);
    if (!Array.isArray(answer)) {
      return answer;
    }
    if (url.includes('query_range')) {
      const [start, end, step] = ['start', 'end', 'step'].map(name =>
        Number(form.get(name)),
      );
      const points = Array.from(
        { length: Math.floor((end - start) / step) + 1 },
        (_, i) => start + i * step,
      );
      const result = answer.map(({ metric, value }) => ({
        metric,
        values: points.map(at => [at, String(value)]),
      }));
      return success({ resultType: 'matrix', result }, this.warnings(query));
    }
    const result = answer.map(({ metric, value }) => ({
      metric,
      value: [Date.now() / 1000, String(value)],
    }));
    return success({ resultType: 'vector', result }, this.warnings(query));
  }
}

function success(data: object, warnings: string[]) {
  return { status: 200, body: { status: 'success', data, warnings } };
}
