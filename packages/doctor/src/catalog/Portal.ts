import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { listenAddress } from '../configuration/exposure';
import { Skip } from '../Finding';
import { ask } from '../upstreams/ask';

const readiness = '/.backstage/health/v1/readiness';
const pageSize = 250;
const fields = [
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'status',
  'relations',
];

interface Page {
  items: Entity[];
  pageInfo?: { nextCursor?: string };
}

/** The portal while it runs, asked as its pages ask it. */
export class Portal {
  /** The portal of a configuration; undefined when none answers. */
  static async find(config: Config): Promise<Portal | undefined> {
    const { port } = listenAddress(config);
    const urls = [
      config.getOptional('backend.baseUrl'),
      `http://127.0.0.1:${port}`,
    ].filter((url): url is string => typeof url === 'string');
    for (const url of urls) {
      const answer = await ask(`${url}${readiness}`).catch(() => undefined);
      if (answer?.status === 200) {
        return new Portal(url, config.has('auth.providers.guest'));
      }
    }
    return undefined;
  }

  private constructor(
    readonly url: string,
    private readonly hasGuest: boolean,
  ) {}

  /**
   * All entities that the user may see.
   *
   * @throws Skip when there is no user, or the portal does not accept it
   */
  async entities(token = process.env.GANTRY_TOKEN): Promise<Entity[]> {
    const authorization = `Bearer ${token || (await this.guestToken())}`;
    const found: Entity[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor
        ? `cursor=${encodeURIComponent(cursor)}`
        : `fields=${fields.join(',')}&totalItems=exclude`;
      const { status, body } = await ask(
        `${this.url}/api/catalog/entities/by-query?limit=${pageSize}&${query}`,
        { headers: { authorization } },
      );
      if (status === 401 || status === 403) {
        throw new Skip(
          'the portal does not accept GANTRY_TOKEN; it is valid for an hour',
        );
      }
      if (status !== 200) {
        throw new Error(`the catalog answered ${status}`);
      }
      const page = body as Page;
      found.push(...page.items);
      cursor = page.pageInfo?.nextCursor;
    } while (cursor);
    return found;
  }

  private async guestToken(): Promise<string> {
    if (!this.hasGuest) {
      throw new Skip(
        'it takes a user: put a token of yours into GANTRY_TOKEN (sign in, and copy from the browser\'s developer tools what follows "Bearer " in the Authorization header of a request to /api/catalog)',
      );
    }
    const { body } = await ask(`${this.url}/api/auth/guest/refresh`, {
      post: {},
    });
    const token = (body as { backstageIdentity?: { token?: string } })
      ?.backstageIdentity?.token;
    if (!token) {
      throw new Skip('the portal lets no guest in');
    }
    return token;
  }
}
