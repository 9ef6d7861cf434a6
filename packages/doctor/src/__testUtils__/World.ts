import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { examine, Examination } from '../examine';

type Settings = Record<string, unknown>;

const team = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop' },
  spec: { type: 'team', children: [] },
};

/** A component that leaves nothing to wish for. */
export function component(name: string, change: Settings = {}): Settings {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'aws.amazon.com/cost-insights-tags': `service=${name}`,
        'gantry.dev/cloudwatch-alarms': `${name}-*`,
        'gantry.dev/rpo': '15m',
        'gantry.dev/rto': '1h',
        'gantry.dev/tier': '1',
        'github.com/project-slug': `acme/${name}`,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
    ...change,
  };
}

/** Others can reach this one: as a layer it puts an OpenID provider in place of the guest. */
export const reachable = {
  backend: {
    listen: { host: '0.0.0.0' },
    // One that the doctor does not ask.
    database: { client: 'embedded-postgres', connection: {} },
  },
};

/** A small, faultless Gantry in a folder of its own; tests plant a fault in it. */
export class World {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'gantry-doctor-')));
  private readonly servers: Server[] = [];

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  write(name: string, text: string): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** Writes the entities of the one file that the configuration names. */
  entities(...entities: Settings[]): void {
    this.write(
      'catalog.yaml',
      [team, ...entities].map(each => stringify(each)).join('---\n'),
    );
  }

  /** An upstream that answers as the test says; gives its address. */
  async serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    this.servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** An upstream that answers by path, with a status or with JSON. */
  async answering(answers: Record<string, unknown>): Promise<string> {
    return this.serve(({ url = '' }, response) => {
      const [path] = url.split('?');
      const answer = answers[path] ?? 404;
      const isStatus = typeof answer === 'number';
      response.writeHead(isStatus ? answer : 200, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(isStatus ? {} : answer));
    });
  }

  /** An address where nobody answers. */
  async nowhere(): Promise<string> {
    const url = await this.serve(() => {});
    await close(this.servers.pop());
    return url;
  }

  /** Has the doctor look at this world with the sections of a second file on top. */
  async examine(...layers: Settings[]): Promise<Examination> {
    const { port } = new URL(await this.nowhere());
    const url = `http://localhost:${port}`;
    const base = {
      app: {
        baseUrl: url,
        title: 'Test',
        signIn: { provider: layers.includes(reachable) ? 'oidc' : 'guest' },
      },
      organization: { name: 'Test' },
      backend: {
        baseUrl: url,
        listen: { host: '127.0.0.1', port: Number(port) },
        database: {
          client: 'better-sqlite3',
          connection: { directory: this.path('database') },
        },
      },
      auth: layers.includes(reachable)
        ? await this.openId()
        : { providers: { guest: {} } },
      permission: { enabled: true },
      catalog: {
        locations: [
          {
            type: 'file',
            target: this.path('catalog.yaml'),
            rules: [{ allow: ['Group', 'Component', 'Location'] }],
          },
        ],
      },
    };
    const files = [base, ...layers].map((layer, i) =>
      this.write(`config-${i}.yaml`, stringify(layer)),
    );
    return examine(files);
  }

  private async openId(): Promise<Settings> {
    const metadataUrl = await this.openIdProvider();
    const client = { metadataUrl, clientId: 'gantry', clientSecret: 'x' };
    return {
      session: { secret: randomBytes(32).toString('hex') },
      providers: { oidc: { development: client } },
    };
  }

  /** A faultless provider but for the change; gives the address of its discovery document. */
  async openIdProvider(
    change: Settings = {},
    headers: Record<string, string> = {},
  ): Promise<string> {
    const issuer: string = await this.serve((_, response) => {
      for (const [name, value] of Object.entries(headers)) {
        response.setHeader(name, value);
      }
      const document = {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        ...change,
      };
      response.end(JSON.stringify(document));
    });
    return `${issuer}/.well-known/openid-configuration`;
  }

  /** The ids of what the doctor finds, each once, in alphabetical order. */
  async find(...layers: Settings[]): Promise<string[]> {
    const { findings } = await this.examine(...layers);
    return [...new Set(findings.map(({ id }) => id))].sort();
  }

  async remove(): Promise<void> {
    await Promise.all(this.servers.map(close));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function close(server?: Server): Promise<void> {
  server?.closeAllConnections();
  await new Promise(resolve => {
    server?.close(resolve);
  });
}

/** Hooks that give each test a fresh world with one faultless component. */
export function useWorld(): () => World {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.entities(component('orders'));
  });
  afterEach(() => world.remove());
  return () => world;
}
