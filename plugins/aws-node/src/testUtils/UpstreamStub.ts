import { RequestListener, Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';

/** An HTTP server that answers as a test says. */
export class UpstreamStub {
  static async start(): Promise<UpstreamStub> {
    const stub = new UpstreamStub();
    await new Promise<void>(resolve => {
      stub.server.listen(0, '127.0.0.1', resolve);
    });
    return stub;
  }

  answer: RequestListener = (_, res) => res.end();
  calls = 0;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((req, res) => {
      this.calls++;
      this.answer(req, res);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}
