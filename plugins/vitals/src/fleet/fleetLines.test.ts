import { fleet } from '../__testUtils__/renderPage';
import { linesFor } from './fleetLines';

const api = 'api:default/orders';
const ref = (name: string) => `component:default/${name}`;

function live() {
  return {
    data: fleet({ carts: 'ok', orders: 'critical', stock: 'warning' }),
    updatedAt: Date.now(),
    isFetching: false,
  };
}

describe('linesFor', () => {
  it('puts what needs something first, and what says nothing last', () => {
    const lines = linesFor(
      ['silent', 'carts', 'stock', 'orders'].map(name => ({
        entityRef: ref(name),
      })),
      live(),
      Date.now(),
    );

    expect(lines.map(({ verdict }) => verdict?.status)).toEqual([
      'critical',
      'warning',
      'ok',
      undefined,
    ]);
  });

  it('lets others speak for what has no verdict of its own, by name', () => {
    const lines = linesFor(
      [
        { entityRef: api, speakers: [ref('stock'), ref('orders')] },
        { entityRef: 'api:default/nobody', speakers: [] },
      ],
      live(),
      Date.now(),
    );

    expect(lines[0].verdict).toMatchObject({
      status: 'critical',
      reason: 'orders: orders is critical',
    });
    expect(lines[1].verdict).toBeUndefined();
  });
});
