import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The module is tried inside the plugins that it works with.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import authPlugin from '@backstage/plugin-auth-backend';
import authModuleGuestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import vitalsPlugin from '@gantry/plugin-vitals-backend';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import request from 'supertest';
import vitalsModulePrometheus from '.';
import { PrometheusServer } from './__testUtils__/PrometheusServer';
import { gauge } from './__testUtils__/TestSeries';
import { describeWithAlertmanager } from './__testUtils__/describeWithAlertmanager';
import { describeWithPrometheus } from './__testUtils__/describeWithPrometheus';
import { component } from './__testUtils__/entities';
import { remoteWrite } from './__testUtils__/remoteWrite';

const token = 'the-token-of-alertmanager-in-this-test';
const tokenOfOthers = 'a-token-for-another-plugin-in-this-test';
const labels = { namespace: 'shop', service: 'orders' };
const orders = component('orders', {
  'prometheus.io/labels': 'namespace=shop,service=orders',
});
const rules = {
  groups: [
    {
      name: 'shop',
      rules: [
        {
          alert: 'QueueFull',
          expr: 'queue_length{namespace=~".+", service=~".+"} > 100',
          annotations: { summary: 'The queue is full' },
        },
      ],
    },
  ],
};
const surveys = '/api/vitals/surveys?vital=health&source=prometheus/production';

/** A portal that knows who calls, and asks Prometheus once in an hour. */
async function startPortal(prometheus: PrometheusServer) {
  const started: string[] = [];
  const { server } = await startTestBackend({
    features: [
      vitalsPlugin,
      vitalsModulePrometheus,
      authPlugin,
      authModuleGuestProvider,
      authServiceFactory,
      httpAuthServiceFactory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {
          database: coreServices.database,
          logger: coreServices.logger,
          rootLifecycle: coreServices.rootLifecycle,
          httpRouter: coreServices.httpRouter,
          pluginMetadata: coreServices.pluginMetadata,
          metrics: metricsServiceRef,
        },
        factory: deps => {
          const scheduler = DefaultSchedulerService.create(deps);
          const trigger = scheduler.triggerTask.bind(scheduler);
          jest.spyOn(scheduler, 'triggerTask').mockImplementation(id => {
            started.push(id);
            return trigger(id);
          });
          return scheduler;
        },
      }),
      catalogServiceMock.factory({ entities: [orders] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          auth: {
            providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
          },
          backend: {
            auth: {
              externalAccess: [
                {
                  type: 'static',
                  options: { token, subject: 'alertmanager' },
                  accessRestrictions: [{ plugin: 'vitals' }],
                },
                {
                  type: 'static',
                  options: { token: tokenOfOthers, subject: 'others' },
                  accessRestrictions: [{ plugin: 'catalog' }],
                },
              ],
            },
          },
          vitals: {
            surveyPeriod: { hours: 1 },
            prometheus: {
              instances: [{ id: 'production', url: prometheus.url }],
            },
          },
        },
      }),
    ],
  });
  const { body: session } = await request(server)
    .post('/api/auth/guest/refresh')
    .expect(200);

  const health = async () => {
    const { body } = await request(server)
      .get('/api/vitals/entities/component/default/orders')
      .auth(session.backstageIdentity.token, { type: 'bearer' })
      .expect(200);
    return body.verdicts.health;
  };
  return {
    url: `http://127.0.0.1:${server.port()}`,
    post: (bearer: string) =>
      request(server).post(surveys).auth(bearer, { type: 'bearer' }),
    health,
    /** What has been brought forward. */
    started,
    untilHealthIs: async (status: string) => {
      while ((await health())?.status !== status) {
        await setTimeout(200);
      }
    },
  };
}

/** What the documentation tells to write, with the address and the file of this machine. */
async function documentedConfiguration(portal: string, tokenFile: string) {
  const docs = join(__dirname, '../../../docs/prometheus.md');
  const [, yaml] = /```yaml\n(# alertmanager\.yml\n.*?)```/s.exec(
    await readFile(docs, 'utf8'),
  )!;
  return yaml
    .replace('https://gantry.example', portal)
    .replace('/etc/alertmanager/gantry-token', tokenFile);
}

describeWithAlertmanager('a webhook of a real Alertmanager', alertmanager => {
  describeWithPrometheus(
    'that hears from a real Prometheus',
    () => ({
      rules,
      series: [
        gauge('queue_length', labels, 0),
        gauge('up', { ...labels, job: 'shop', instance: '10.0.0.1:8080' }, 1),
      ],
      days: 0,
      alertmanager: alertmanager().address,
    }),
    prometheus => {
      it('shows what fires and what is resolved, long before the next survey, and nothing with a wrong token', async () => {
        const queueIs = (length: number) =>
          remoteWrite(
            prometheus().url,
            [gauge('queue_length', labels, length)],
            [Date.now()],
          );
        const tokenFile = join(alertmanager().folder, 'token');
        await prometheus().until('rules?type=alert', ({ groups }) =>
          groups[0]?.rules.every((rule: any) => rule.health === 'ok'),
        );
        const portal = await startPortal(prometheus());
        await portal.untilHealthIs('ok');
        const atStart = portal.started.length;

        await writeFile(tokenFile, 'not-the-token');
        await alertmanager().configure(
          await documentedConfiguration(portal.url, tokenFile),
        );
        await queueIs(500);
        while ((await alertmanager().failedWebhooks()) === 0) {
          await setTimeout(200);
        }
        await portal.post('not-the-token').expect(401);
        await portal.post(tokenOfOthers).expect(403);
        expect(await portal.health()).toMatchObject({ status: 'ok' });
        expect(portal.started).toHaveLength(atStart);

        await writeFile(tokenFile, token);
        await portal.untilHealthIs('critical');
        expect((await portal.health()).reason).toMatch(
          /^QueueFull has been firing since .* UTC: The queue is full$/,
        );

        await queueIs(0);
        await portal.untilHealthIs('ok');
        expect(new Set(portal.started.slice(atStart))).toEqual(
          new Set(['survey:health:prometheus/production']),
        );
      });
    },
  );
});
