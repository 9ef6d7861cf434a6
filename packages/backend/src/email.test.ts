import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import notificationsModuleSlack from '@backstage/plugin-notifications-backend-module-slack';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import email from './email';

const start = (processors: object) =>
  startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          notifications: { processors },
        },
      }),
      catalogServiceMock.factory(),
      notificationsPlugin,
      notificationsModuleSlack,
      email,
    ],
  });

describe('the processors of notifications', () => {
  it('keep quiet where they are not configured', async () => {
    await expect(start({})).resolves.toHaveProperty('server');
  });

  it('start where they are', async () => {
    const slack = [{ token: 'xoxb-test' }];

    await expect(start({ slack })).resolves.toHaveProperty('server');
    await expect(start({ slack: [{}] })).rejects.toThrow('token');
  });
});
