import { Fleet } from '../answers';
import { fromFleetColumns, toFleetColumns } from './fleetColumns';

const at = '2026-01-01T00:00:00.123Z';

const fleet: Fleet = {
  revision: 7,
  items: [
    {
      entityRef: 'component:default/orders',
      verdicts: {
        health: {
          status: 'critical',
          reason: 'Slow',
          observedAt: at,
          source: 'fake/a',
          since: '2025-12-31T23:00:00.000Z',
          link: 'https://console.example/orders',
        },
      },
    },
    {
      entityRef: 'component:default/carts',
      verdicts: {
        health: {
          status: 'ok',
          reason: '',
          observedAt: at,
          source: 'fake/a',
          since: undefined,
          link: undefined,
        },
      },
    },
    {
      entityRef: 'resource:other/bare',
      verdicts: {},
      facts: { tier: '1', ownerRef: 'group:default/web' },
    },
    { entityRef: 'resource:other/gone', verdicts: {} },
  ],
};

describe('fleet columns', () => {
  it('come back as the fleet that they were', () => {
    const travelled = JSON.parse(JSON.stringify(toFleetColumns(fleet)));

    expect(fromFleetColumns(travelled)).toEqual(fleet);
  });

  it('say once what rows have in common', () => {
    const { texts, times } = toFleetColumns(fleet);

    expect(texts).toEqual([
      'Slow',
      '',
      'fake/a',
      fleet.items[0].verdicts.health!.link,
      'group:default/web',
      '1',
    ]);
    expect(times).toEqual([Date.parse(at), Date.parse('2025-12-31T23:00:00Z')]);
  });

  it('keep a time as it was written', () => {
    const observedAt = '2026-01-01T01:00:00+01:00';
    const verdict = { ...fleet.items[0].verdicts.health!, observedAt };
    const odd = {
      revision: 1,
      items: [
        { entityRef: 'component:default/a', verdicts: { health: verdict } },
      ],
    };

    expect(fromFleetColumns(toFleetColumns(odd))).toEqual(odd);
  });

  it('are little more than nothing for nobody', () => {
    const empty = { revision: 3, items: [] };

    expect(toFleetColumns(empty).vitals).toEqual({});
    expect(fromFleetColumns(toFleetColumns(empty))).toEqual(empty);
  });
});
