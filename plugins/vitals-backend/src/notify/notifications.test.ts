import { mockCredentials } from '@backstage/backend-test-utils';
// The plugin is tried with the one that it tells people by.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import request from 'supertest';
import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { group, owned, startNotices } from '../__testUtils__/startNotices';
import { NoticeStore } from './NoticeStore';

const entities = [
  group('commerce', ['checkout'], ['ada', 'grace']),
  group('checkout', [], ['linus', 'grace']),
  owned('commerce', 'orders'),
];

describe('the notifications of Backstage', () => {
  const pass = stopClock('2026-01-01T12:00:00Z');

  it('reach the members of the owner once, and nobody else', async () => {
    const { become, look, server } = await startNotices({
      entities,
      features: [notificationsPlugin],
    });
    const titlesOf = async (user: string) => {
      const { body } = await request(server)
        .get('/api/notifications')
        .set(
          'Authorization',
          mockCredentials.user.header(`user:default/${user}`),
        )
        .expect(200);
      return body.notifications
        .map(({ payload }: { payload: { title: string } }) => payload.title)
        .sort();
    };
    await become({ orders: 'critical' });
    await look();
    pass(1);
    // As if the replica ended before it could say that it had sent it.
    const settle = jest
      .spyOn(NoticeStore.prototype, 'settle')
      .mockImplementationOnce(async () => {});
    await look();
    pass(2.5);
    await look();
    expect(settle).toHaveBeenCalledTimes(2);

    expect(await titlesOf('ada')).toEqual(['Critical: orders']);
    expect(await titlesOf('grace')).toEqual(['Critical: orders']);
    // Who is only in a group below does not own what it owns.
    expect(await titlesOf('linus')).toEqual([]);

    await become({ orders: 'ok' });
    await look();
    pass(5);
    await look();
    await look();

    expect(await titlesOf('ada')).toEqual([
      'Critical: orders',
      'Resolved: orders',
    ]);
  });
});
