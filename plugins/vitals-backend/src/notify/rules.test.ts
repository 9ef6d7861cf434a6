import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { group, owned, startNotices } from '../__testUtils__/startNotices';
import { pages } from './NoticeSettings';

const commerce = group('commerce');

describe('what configuration says', () => {
  const pass = stopClock('2026-01-01T12:00:00Z');
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const tier = (value: string) => ({ 'gantry.dev/tier': value });

  it('decides after how long and how loudly; the first rule that fits', async () => {
    const { become, look, sent, told } = await startNotices({
      entities: [
        commerce,
        owned('commerce', 'vital', [], tier('1')),
        owned('commerce', 'toy', [], tier('4')),
        owned('commerce', 'plain'),
      ],
      config: {
        resolvedAfter: '30s',
        rules: [
          { tiers: [1], statuses: ['critical'], after: '10s', topic: 'pager' },
          { tiers: ['4'], after: 'never' },
          { statuses: ['unknown'], after: { minutes: 8 }, severity: 'low' },
        ],
      },
    });
    await become({ vital: 'critical', toy: 'critical', plain: 'unknown' });
    await look();
    pass(0.5);
    await look();
    expect(told()).toEqual(['commerce: Critical: vital']);
    expect(sent[0].payload.topic).toBe('pager');
    pass(8);
    await look();
    expect(told().slice(1)).toEqual(['commerce: Unknown: plain']);
    expect(sent[1].payload.severity).toBe('low');

    await become({ vital: 'ok', plain: 'ok', toy: 'ok' });
    await look();
    pass(0.5);
    await look();
    expect(told().slice(2).sort()).toEqual([
      'commerce: Resolved: plain',
      'commerce: Resolved: vital',
    ]);
    expect(
      sent.slice(2).map(({ payload }) => [payload.topic, payload.severity]),
    ).toEqual(
      expect.arrayContaining([
        ['pager', 'normal'],
        ['health', 'low'],
      ]),
    );
  });

  it('does not make a vital page that can wait for the working day', async () => {
    jest.replaceProperty(pages as { health: boolean }, 'health', false);
    const { become, look, told } = await startNotices({
      entities: [commerce, owned('commerce', 'orders')],
    });
    await become({ orders: 'critical' });
    pass(10);
    await look();

    expect(told()).toEqual([]);
    await expect(
      startNotices({
        entities: [],
        config: { rules: [{ vital: 'health', after: '1m' }] },
      }),
    ).rejects.toThrow('rules[0].vital: nobody is told of health at once');
  });

  it('can forbid it all', async () => {
    const { run } = await startNotices({
      entities: [],
      config: { enabled: false },
    });

    await expect(run('decide-notices')).rejects.toThrow();
  });

  it.each([
    [{ rules: [{ statuses: ['ok'], after: '1m' }] }, 'rules[0].statuses.0: '],
    [{ rules: [{ vital: 'mood', after: '1m' }] }, 'rules[0].vital: '],
    [{ rules: [{ tier: 1, after: '1m' }] }, 'rules[0]: '],
    [{ rules: [{ tiers: [1] }] }, 'rules[0].after: is missing'],
    [{ rules: [{ after: { days: 2 } }] }, 'rules[0].after is 172800000 ms'],
    [{ resolvedAfter: { days: 2 } }, 'resolvedAfter is 172800000 ms'],
  ])('names the key that is wrong in %j', async (config, message) => {
    await expect(startNotices({ entities: [], config })).rejects.toThrow(
      `vitals.notifications.${message}`,
    );
  });
});
