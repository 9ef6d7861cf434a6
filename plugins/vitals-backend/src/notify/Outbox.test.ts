import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { group, owned, startNotices } from '../__testUtils__/startNotices';

const entities = [group('commerce'), owned('commerce', 'orders')];

describe('a notice', () => {
  const pass = stopClock('2026-01-01T12:00:00Z');
  const decided = async () => {
    const started = await startNotices({ entities });
    await started.become({ orders: 'critical' });
    pass(1);
    await started.run('decide-notices');
    return started;
  };
  const deliver = ({ run }: Awaited<ReturnType<typeof decided>>) =>
    run('deliver-notices');

  it('that has waited for more than a day is not sent as if it were new', async () => {
    const started = await decided();
    pass(24 * 60 + 1);
    await deliver(started);
    await deliver(started);

    expect(started.send).not.toHaveBeenCalled();
    expect(started.logger.error.mock.calls).toEqual([
      [
        "'Critical: orders' for group:default/commerce by notifications is given up, as it is of 2026-01-01T12:01:00.000Z",
      ],
    ]);
  });

  it('is tried four times, after longer and longer pauses', async () => {
    const started = await decided();
    started.send.mockRejectedValue(new Error('Request failed with status 503'));
    const tries: number[] = [];
    for (let minute = 0; minute < 120; minute++) {
      const before = started.send.mock.calls.length;
      await deliver(started);
      if (started.send.mock.calls.length > before) {
        tries.push(minute);
      }
      pass(1);
    }

    expect(tries).toEqual([0, 1, 11, 71]);
    expect(started.logger.error).toHaveBeenCalledTimes(1);
  });

  it.each([
    [403, 1],
    [404, 1],
    [400, 2],
    [429, 2],
  ])(
    'that is answered by %i has been tried %i times after some minutes',
    async (status, times) => {
      const started = await decided();
      started.send.mockRejectedValue(
        new Error(
          `Failed to send notifications: Error: Request failed with status ${status}`,
        ),
      );
      await deliver(started);
      pass(5);
      await deliver(started);

      expect(started.send).toHaveBeenCalledTimes(times);
      expect(started.logger.error).toHaveBeenCalledTimes(times === 1 ? 1 : 0);
    },
  );

  it('that a replica died of each time is given up', async () => {
    const started = await decided();
    started.send.mockImplementation(() => new Promise(() => {}));
    for (let i = 0; i < 6; i++) {
      const calls = started.send.mock.calls.length;
      const never = deliver(started);
      await Promise.race([
        never,
        (async () => {
          while (started.send.mock.calls.length === calls) {
            await new Promise(setImmediate);
          }
        })(),
      ]);
      pass(3);
    }

    expect(started.send).toHaveBeenCalledTimes(4);
  });
});
