import { Entity } from '@backstage/catalog-model';
import { annotations } from '@gantry/plugin-vitals-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { component, fleet } from '../catalog/__testUtils__/entities';
import { renderPages } from '../catalog/__testUtils__/renderPages';

function orders(more: Partial<Entity['metadata']> = {}): Entity {
  const entity = component('orders', {
    relations: [
      { type: 'dependsOn', targetRef: 'component:default/stock' },
      { type: 'dependsOn', targetRef: 'component:default/billing' },
    ],
  });
  return { ...entity, metadata: { ...entity.metadata, ...more } };
}

const address = '/catalog/default/component/orders';
const neighbours = [
  component('stock'),
  component('billing'),
  component('commerce', { kind: 'Group' }),
  component('shop', { kind: 'System' }),
];

async function card(title: string | RegExp) {
  const heading = await screen.findByRole('heading', { name: title });
  return within(heading.closest('.bui-Card')!);
}

describe('The page of an entity', () => {
  it('says what the entity is, whose, how it is and what it promises', async () => {
    renderPages(address, {
      entities: [
        orders({
          title: 'Orders',
          annotations: {
            [annotations.tier]: '1',
            [annotations.slo]: 'availability=99.9%,latency-p95=500ms',
            [annotations.rpo]: '15m',
            [annotations.rto]: 'PT1H30M',
            [annotations.runbook]: 'https://runbooks.example/orders',
          },
        }),
        ...neighbours,
      ],
      fleet: fleet({ orders: 'warning' }),
    });

    expect(
      await screen.findByRole('heading', { name: 'Orders' }),
    ).toBeVisible();
    expect(await screen.findByText('Warning')).toBeVisible();
    expect(
      screen.getAllByRole('link', { name: 'commerce' })[0],
    ).toHaveAttribute('href', '/catalog/default/group/commerce');

    const objectives = await card('Objectives');
    for (const [label, value] of [
      ['Tier', '1, the business stands still without it'],
      ['Availability', '99.9 %'],
      ['Latency p95', '500 ms'],
      ['RPO', 'lose at most 15 min of data'],
      ['RTO', 'be back within 1 h 30 min'],
    ]) {
      expect(objectives.getByText(label).nextSibling).toHaveTextContent(value);
    }
    expect(
      objectives.getByRole('link', { name: /Open the runbook/ }),
    ).toHaveAttribute('href', 'https://runbooks.example/orders');
  });

  it('shows what it depends on, the worst first, and asks for all in one request', async () => {
    const { byRefs, ancestors, byName } = renderPages(address, {
      entities: [orders(), ...neighbours],
      fleet: fleet({ stock: 'ok', billing: 'critical' }),
    });

    const dependencies = await card('Depends on (2)');
    const [first, second] = dependencies.getAllByRole('listitem');
    expect(await within(first).findByText('Critical')).toBeVisible();
    expect(first).toHaveTextContent('billing is critical');
    expect(second).toHaveTextContent('stock');
    expect(
      screen.queryByRole('heading', { name: 'Objectives' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Links' }),
    ).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(byName).toHaveBeenCalledTimes(1);
    expect(ancestors).toHaveBeenCalledTimes(1);
    expect(
      byRefs.mock.calls.filter(([{ fields }]) =>
        fields?.includes('spec.profile'),
      ),
    ).toHaveLength(1);
  });

  it('asks for no more than a thousand at once, and leaves none out', async () => {
    const parts = Array.from({ length: 1_100 }, (_, index) =>
      component(`part-${index}`),
    );
    const { byRefs } = renderPages('/catalog/default/system/large', {
      entities: [
        component('large', {
          kind: 'System',
          relations: parts.map(({ metadata }) => ({
            type: 'hasPart',
            targetRef: `component:default/${metadata.name}`,
          })),
        }),
        ...parts,
      ],
    });

    await screen.findByText('Components (1100)');
    const asked = byRefs.mock.calls
      .filter(([{ fields }]) => fields?.includes('spec.profile'))
      .map(([{ entityRefs }]) => entityRefs);
    expect(asked.every(refs => refs.length <= 1_000)).toBe(true);
    expect(asked.flat()).toEqual(
      expect.arrayContaining(
        parts.map(({ metadata }) => `component:default/${metadata.name}`),
      ),
    );
  });

  it('rolls up how the parts of a system are, the worst first, without those that are hidden', async () => {
    const parts = ['stock', 'billing', 'carts', 'silent'];
    const { byRefs } = renderPages('/catalog/default/system/shop', {
      entities: [
        component('shop', {
          kind: 'System',
          relations: [...parts, 'secret'].map(name => ({
            type: 'hasPart',
            targetRef: `component:default/${name}`,
          })),
        }),
        ...parts.map(name => component(name)),
        component('commerce', { kind: 'Group' }),
      ],
      fleet: fleet({
        stock: 'warning',
        billing: 'critical',
        carts: 'ok',
        elsewhere: 'critical',
      }),
    });

    const health = await card('Health');
    expect(
      await health.findByText('2 of the 3 parts that report need someone'),
    ).toBeVisible();
    expect(
      health.getByRole('list', { name: 'Parts by status' }),
    ).toHaveTextContent(/^1 critical1 warning0 unknown1 OK$/);
    const lines = within(
      health.getByRole('list', { name: 'Parts that need someone' }),
    ).getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Criticalbilling.*billing is critical/),
      expect.stringMatching(/^Warningstock.*stock is warning/),
    ]);
    expect(health.queryByText(/secret|elsewhere/)).not.toBeInTheDocument();
    expect(byRefs.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('rolls up how a domain is as its systems are', async () => {
    renderPages('/catalog/default/domain/retail', {
      entities: [
        component('retail', {
          kind: 'Domain',
          relations: [{ type: 'hasPart', targetRef: 'system:default/shop' }],
        }),
        component('shop', {
          kind: 'System',
          relations: [
            { type: 'hasPart', targetRef: 'component:default/stock' },
            { type: 'hasPart', targetRef: 'component:default/carts' },
          ],
        }),
      ],
      fleet: fleet({ stock: 'ok', carts: 'ok' }),
    });

    const health = await card('Health');
    expect(
      await health.findByText('Everything that reports is fine'),
    ).toBeVisible();
    expect(
      health.getByRole('list', { name: 'Parts by status' }),
    ).toHaveTextContent('2 OK');
  });

  it('says of a system of which nothing is known that nothing is known', async () => {
    renderPages('/catalog/default/system/shop', {
      entities: [component('shop', { kind: 'System' })],
    });

    const health = await card('Health');
    expect(
      await health.findByText(/No part of it has a reading/),
    ).toBeVisible();
    expect(health.queryByText('OK')).not.toBeInTheDocument();
  });

  it('names what it refers to in vain, and what the catalog could not read', async () => {
    const broken = {
      ...orders(),
      status: {
        items: [
          {
            type: 'backstage.io/catalog-processing',
            level: 'error',
            message: 'InputError',
            error: { name: 'InputError', message: 'spec.owner is missing' },
          },
        ],
      },
    };
    renderPages(address, { entities: [broken] });

    expect(await screen.findByText('spec.owner is missing')).toBeVisible();
    expect(
      await screen.findByText(
        /component:default\/billing, component:default\/stock/,
      ),
    ).toBeVisible();
  });

  it('stars it', async () => {
    renderPages(address, { entities: [orders(), ...neighbours] });
    await userEvent.click(await screen.findByRole('button', { name: 'Star' }));
    expect(
      await screen.findByRole('button', { name: 'Remove the star' }),
    ).toBeVisible();
  });

  it('says that nothing has the name, and what comes near it', async () => {
    renderPages('/catalog/default/component/oders', {
      entities: [orders(), component('orders-worker'), component('odeon')],
    });

    expect(
      await screen.findByText('There is no component “oders”'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Search for “oders”/ }),
    ).toHaveAttribute('href', '/search?query=oders');
  });

  it('tries again when the catalog failed', async () => {
    const { byName } = renderPages('/catalog', {
      entities: [orders(), ...neighbours],
    });
    byName.mockRejectedValueOnce(new Error('catalog is down'));

    await userEvent.click(await screen.findByRole('link', { name: 'orders' }));
    expect(await screen.findByText('catalog is down')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));

    expect(
      await screen.findByRole('heading', { name: 'orders' }),
    ).toBeVisible();
  });
});
