import { Entity } from '@backstage/catalog-model';
import { APIRequestContext, expect, request } from '@playwright/test';
import { EntityVitals, Fleet } from '@gantry/plugin-vitals-common';
import { estate } from './estate';

/** The portal's HTTP API as the guest uses it. */
export class Portal {
  static async signIn(baseURL = estate.portal): Promise<Portal> {
    const anonymous = await request.newContext({ baseURL });
    const answer = await anonymous.post('/api/auth/guest/refresh');
    const { backstageIdentity } = await answer.json();
    await anonymous.dispose();
    return new Portal(
      await request.newContext({
        baseURL,
        extraHTTPHeaders: {
          authorization: `Bearer ${backstageIdentity.token}`,
        },
      }),
    );
  }

  private constructor(readonly http: APIRequestContext) {}

  async vitals(entityPath: string): Promise<EntityVitals> {
    const answer = await this.http.get(`/api/vitals/entities/${entityPath}`);
    expect(answer.status(), `vitals of ${entityPath}`).toBe(200);
    return answer.json();
  }

  /** All entities that the guest may see. */
  async entities(): Promise<Entity[]> {
    const answer = await this.http.get(
      '/api/catalog/entities?fields=kind,metadata.namespace,metadata.name,metadata.title,metadata.annotations,spec.profile.displayName',
    );
    return answer.json();
  }

  /** Of these, what came with Gantry, from files of its own. */
  async shippedEntities(): Promise<Entity[]> {
    return (await this.entities()).filter(({ metadata }) =>
      metadata.annotations?.['backstage.io/managed-by-location']?.startsWith(
        'file:',
      ),
    );
  }

  /** Matches the names of what came with Gantry. */
  async shippedNames(): Promise<RegExp> {
    const names = (await this.shippedEntities())
      .filter(({ kind }) => kind === 'Component' || kind === 'Resource')
      .map(({ metadata }) => metadata.name);
    expect(names.length).toBeGreaterThan(100);
    return new RegExp(`^(${names.join('|')})$`);
  }

  async fleet(): Promise<Fleet> {
    return (await this.http.get('/api/vitals/fleet')).json();
  }

  /** Runs a template to its end and returns its status and the text of its log. */
  async runTemplate(
    name: string,
    values: Record<string, unknown>,
  ): Promise<{ id: string; status: string; log: string }> {
    const created = await this.http.post('/api/scaffolder/v2/tasks', {
      data: { templateRef: `template:default/${name}`, values },
    });
    expect(created.status(), await created.text()).toBe(201);
    const { id } = await created.json();

    let status = 'processing';
    await expect
      .poll(
        async () => {
          const task = await this.http.get(`/api/scaffolder/v2/tasks/${id}`);
          status = (await task.json()).status;
          return status;
        },
        { timeout: 120_000, message: `task ${id} of ${name} ends` },
      )
      .toMatch(/completed|failed|cancelled/);

    const events = await this.http.get(`/api/scaffolder/v2/tasks/${id}/events`);
    const log = (await events.json())
      .map((event: { body: { message: string } }) => event.body.message)
      .join('\n');
    return { id, status, log };
  }
}
