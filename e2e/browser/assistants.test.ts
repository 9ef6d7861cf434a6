import { expect, test } from '@playwright/test';
import { scenario } from '../lab';
import { Portal } from '../portal';

/** A call of the Model Context Protocol, as an assistant of the guest makes it. */
async function ask({ http }: Portal, method: string, params: object) {
  const answer = await http.post('/api/mcp-actions/v1', {
    headers: { accept: 'application/json, text/event-stream' },
    data: { jsonrpc: '2.0', id: 1, method, params },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const [, data] = (await answer.text()).match(/^data: (.*)$/m)!;
  return JSON.parse(data).result;
}

async function use(portal: Portal, name: string, input = {}) {
  const params = { name: `vitals.${name}`, arguments: input };
  return (await ask(portal, 'tools/call', params)).structuredContent;
}

test.describe('an assistant', () => {
  test.afterEach(() => scenario('calm'));

  test('is offered what only reads', async () => {
    const portal = await Portal.signIn();

    const { tools } = await ask(portal, 'tools/list', {});

    expect(tools.map(({ name }: { name: string }) => name).sort()).toEqual([
      'vitals.diagnose-service',
      'vitals.explain-empty-card',
      'vitals.fleet-status',
    ]);
    for (const { annotations } of tools) {
      expect(annotations.readOnlyHint).toBe(true);
    }
    const unregister = await portal.http.post(
      '/api/catalog/.backstage/actions/v1/actions/catalog:unregister-entity/invoke',
      { data: {} },
    );
    expect(unregister.status()).toBe(404);
  });

  test('finds what is broken, and why', async () => {
    const portal = await Portal.signIn();
    await scenario('order-latency');

    const database = 'resource:default/orders-db';
    const service = 'component:default/order-management';
    await expect
      .poll(async () => (await use(portal, 'fleet-status')).incidents, {
        timeout: 120_000,
      })
      .toContainEqual(
        expect.objectContaining({
          cause: { entityRef: database },
          entities: expect.arrayContaining([
            expect.objectContaining({ entityRef: service }),
          ]),
        }),
      );

    const diagnosis = await use(portal, 'diagnose-service', {
      entityRef: 'order-management',
    });
    expect(diagnosis.incident.because).toContain('Orders database');
    expect(diagnosis.dependencies).toContainEqual(
      expect.objectContaining({
        entityRef: database,
        verdict: expect.objectContaining({ status: 'critical' }),
      }),
    );
  });
});
