import { Handovers, HandoverOptions } from './Handovers';

const ref = 'component:default/orders';
const caller = (user: string) => ({ credentials: user }) as any;
const window = {
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-01-01T08:00:00.000Z',
};

/** A shift in which one service failed, which Ann may see. */
function start() {
  const readShift = jest.fn(async () => [
    {
      entityRef: ref,
      vital: 'health' as const,
      changes: [{ to: 'critical' as const, transition: 7, at: window.to }],
    },
  ]);
  const readReasons = jest.fn(async () => new Map([['7', 'It burns']]));
  const handovers = new Handovers({
    audience: {
      vitals: async (user: string) =>
        new Set(user === 'dev' ? ['delivery'] : ['health']),
      visible: async (refs: string[], user: string) =>
        new Set(user === 'ben' ? [] : refs),
    },
    store: {
      readShift,
      readReasons,
      acknowledgements: { readBetween: async () => [] },
    },
    memory: { read: async () => ({ entries: new Map() }) },
    index: { latestKnown: () => ({ entities: new Map() }) },
  } as unknown as HandoverOptions);
  const read = async (user: string, asked = window) =>
    (await handovers.read(caller(user), asked)).items.map(
      ({ reason }) => reason,
    );
  return { read, readReasons, readShift };
}

describe('handovers of many at once', () => {
  it('are read once for the same shift and vitals, and told to each as far as they may see', async () => {
    const { read, readReasons, readShift } = start();

    const told = await Promise.all([read('ann'), read('ben'), read('ann')]);

    expect(told).toEqual([['It burns'], [], ['It burns']]);
    expect(readShift).toHaveBeenCalledTimes(1);
    expect(readReasons.mock.calls).toEqual([[[7]], [[]], [[7]]]);
  });

  it('are read anew for others, and later', async () => {
    const { read, readShift } = start();

    await Promise.all([
      read('ann'),
      read('dev'),
      read('ann', { ...window, from: '2025-12-31T00:00:00.000Z' }),
    ]);
    await read('ann');

    expect(readShift).toHaveBeenCalledTimes(4);
  });

  it('do not share a failure with who asks after it', async () => {
    const { read, readShift } = start();
    readShift.mockRejectedValueOnce(new Error('No database'));

    await expect(read('ann')).rejects.toThrow('No database');

    expect(await read('ann')).toEqual(['It burns']);
  });
});
