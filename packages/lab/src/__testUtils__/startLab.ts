import { createMockDirectory } from '@backstage/backend-test-utils';
import { Lab } from '../Lab';

/** A lab on a free port with a data folder of its own and a clock that stands still until it is moved. */
export class RunningLab {
  url = '';
  readonly log: string[] = [];
  private time = Date.UTC(2026, 10, 20, 15, 30, 20);
  private lab: Lab | undefined;

  constructor(
    private readonly dataFolder: string,
    private readonly services = 0,
  ) {}

  async start(): Promise<void> {
    this.lab = await Lab.create({
      dataFolder: this.dataFolder,
      services: this.services,
      clock: () => this.time,
      log: line => this.log.push(line),
    });
    this.url = `http://localhost:${await this.lab.listen(0)}`;
  }

  async stop(): Promise<void> {
    await this.lab?.close();
  }

  /** Ends the lab and starts it again on the same data. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  now(): number {
    return this.time;
  }

  advance(minutes: number): void {
    this.time += minutes * 60_000;
  }

  put(path: string, body: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

/** Hooks that give each test a fresh lab, with a fleet of so many services. */
export function useLab(services = 0): () => RunningLab {
  const folder = createMockDirectory();
  let lab: RunningLab;
  beforeEach(async () => {
    folder.clear();
    lab = new RunningLab(folder.path, services);
    await lab.start();
  });
  afterEach(() => lab.stop());
  return () => lab;
}
