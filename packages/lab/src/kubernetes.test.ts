import { ApiException, topPods, V1Status } from '@kubernetes/client-node';
import { kubernetesClients } from './__testUtils__/kubernetesClients';
import { useLab } from './__testUtils__/startLab';

jest.setTimeout(60_000);

const namespace = 'ecommerce';
const labelSelector = 'backstage.io/kubernetes-id=order-management';
const orders = { namespace, labelSelector };

/** The `Status` that a call fails with. */
async function failure(call: Promise<unknown>): Promise<V1Status> {
  const error = await call.then(
    () => undefined,
    reason => reason,
  );
  expect(error).toBeInstanceOf(ApiException);
  const { body } = error as ApiException<string>;
  return typeof body === 'string' ? JSON.parse(body) : body;
}

describe('the Kubernetes API server', () => {
  const lab = useLab();
  const clients = (token: string | undefined = 'lab') =>
    kubernetesClients(lab().url, token);

  it('runs the three services of the shop as their architecture says', async () => {
    const { apps, autoscaling, core, networking } = clients();

    const deployments = await apps.listNamespacedDeployment({ namespace });
    const [deployment] = (await apps.listNamespacedDeployment(orders)).items;
    const { items: pods } = await core.listNamespacedPod(orders);
    const [scaler] = (
      await autoscaling.listNamespacedHorizontalPodAutoscaler(orders)
    ).items;
    const [ingress] = (await networking.listNamespacedIngress(orders)).items;
    const [service] = (await core.listNamespacedService(orders)).items;
    const [settings] = (await core.listNamespacedConfigMap(orders)).items;

    expect(
      deployments.items.map(({ metadata, spec }) => [
        metadata?.name,
        spec?.template.spec?.containers[0].ports?.[0].containerPort,
      ]),
    ).toEqual([
      ['order-management', 8081],
      ['product-catalog', 8000],
      ['user-management', 8080],
    ]);
    expect(deployment.spec?.strategy?.rollingUpdate).toEqual({
      maxSurge: 1,
      maxUnavailable: 0,
    });
    expect(deployment.status).toMatchObject({
      replicas: 3,
      availableReplicas: 3,
    });
    expect(pods).toHaveLength(3);
    expect(new Set(pods.map(({ spec }) => spec?.nodeName)).size).toBe(3);
    expect(pods[0].spec?.securityContext?.runAsNonRoot).toBe(true);
    expect(pods[0].spec?.containers[0]).toMatchObject({
      securityContext: { readOnlyRootFilesystem: true },
      livenessProbe: { httpGet: { path: '/actuator/health/liveness' } },
      resources: { requests: { cpu: '500m', memory: '768Mi' } },
    });
    expect(scaler.spec).toMatchObject({ minReplicas: 3, maxReplicas: 10 });
    expect(
      scaler.spec?.metrics?.map(
        ({ resource }) => resource?.target.averageUtilization,
      ),
    ).toEqual([70, 80]);
    expect(ingress.spec?.ingressClassName).toBe('alb');
    expect(ingress.spec?.rules?.[0].http?.paths[0].backend.service?.name).toBe(
      service.metadata?.name,
    );
    expect(settings.data).toMatchObject({ PORT: '8081' });
  });

  it('links pods to their deployment, and keeps names and ids', async () => {
    const { apps, core } = clients();
    const [deployment] = (await apps.listNamespacedDeployment(orders)).items;
    const replicaSets = (await apps.listNamespacedReplicaSet(orders)).items;
    const before = (await core.listNamespacedPod(orders)).items;
    lab().advance(60);
    await lab().restart();

    const after = (await clients().core.listNamespacedPod(orders)).items;
    const current = replicaSets.find(({ spec }) => spec?.replicas === 3)!;
    const pod = await clients().core.readNamespacedPod({
      namespace,
      name: before[0].metadata!.name!,
    });

    expect(after.map(({ metadata }) => metadata?.uid)).toEqual(
      before.map(({ metadata }) => metadata?.uid),
    );
    expect(pod).toMatchObject({
      kind: 'Pod',
      metadata: { ownerReferences: [{ uid: current.metadata?.uid }] },
    });
    expect(current.metadata?.ownerReferences?.[0].uid).toBe(
      deployment.metadata?.uid,
    );
  });

  it('measures pods within what they may use', async () => {
    const { core, metrics } = clients();

    const measured = await topPods(core, metrics, namespace);

    expect(measured).toHaveLength(9);
    for (const { CPU, Memory } of measured) {
      expect(Number(CPU.CurrentUsage)).toBeGreaterThan(0);
      expect(Number(CPU.CurrentUsage)).toBeLessThan(Number(CPU.LimitTotal));
      expect(Number(Memory.CurrentUsage)).toBeLessThan(
        Number(Memory.LimitTotal),
      );
    }
  });

  it('selects by labels and fields', async () => {
    const { core, batch } = clients();
    const count = async (selector: object) =>
      (await core.listPodForAllNamespaces(selector)).items.length;

    expect(await count({ labelSelector: 'app in (order-management, x)' })).toBe(
      3,
    );
    expect(
      await count({
        labelSelector: 'app notin (order-management),app!=user-management,app',
        fieldSelector: 'metadata.namespace=ecommerce',
      }),
    ).toBe(3);
    expect(await count({ labelSelector: '!app' })).toBe(0);
    expect(await count({ fieldSelector: 'status.phase=Pending' })).toBe(0);
    expect((await core.listNamespacedPod({ namespace: 'x' })).items).toEqual(
      [],
    );
    expect((await batch.listNamespacedCronJob(orders)).items).toEqual([]);
    expect(await failure(count({ labelSelector: 'a=b=c' }))).toMatchObject({
      code: 400,
      reason: 'BadRequest',
    });
  });

  it('shows an incident: more replicas, and a pod that is restarted and not ready', async () => {
    await lab().put('/lab/scenario', { name: 'order-latency' });
    const { apps, autoscaling, core } = clients();

    const [deployment] = (await apps.listNamespacedDeployment(orders)).items;
    const { items: pods } = await core.listNamespacedPod(orders);
    const [scaler] = (
      await autoscaling.listNamespacedHorizontalPodAutoscaler(orders)
    ).items;
    const struck = pods.find(
      ({ status }) => status?.containerStatuses?.[0].ready === false,
    )!;
    const name = struck.metadata!.name!;
    const events = await core.listNamespacedEvent({
      namespace,
      fieldSelector: `involvedObject.name=${name}`,
    });
    const log = await core.readNamespacedPodLog({ namespace, name });
    const last = await core.readNamespacedPodLog({
      namespace,
      name,
      previous: true,
      tailLines: 5,
    });

    expect(pods).toHaveLength(5);
    expect(deployment.status).toMatchObject({
      readyReplicas: 4,
      unavailableReplicas: 1,
    });
    expect(scaler.status).toMatchObject({
      currentReplicas: 5,
      lastScaleTime: new Date('2026-11-20T15:27:00Z'),
    });
    const used =
      scaler.status?.currentMetrics?.[0].resource?.current.averageUtilization;
    expect(used).toBeGreaterThan(56);
    expect(used).toBeLessThanOrEqual(70);
    expect(struck.status?.containerStatuses?.[0]).toMatchObject({
      restartCount: 2,
      lastState: { terminated: { exitCode: 137, reason: 'Error' } },
    });
    expect(events.items.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['Unhealthy', 'Killing']),
    );
    expect(log).toContain('Tomcat started on port 8081');
    expect(log).toContain('Connection is not available');
    expect(last.trim().split('\n')).toHaveLength(5);

    await lab().put('/lab/scenario', { name: 'calm' });
    const healed = (await core.listNamespacedPod(orders)).items;
    expect(
      healed.map(({ status }) => status?.containerStatuses?.[0].restartCount),
    ).toEqual([0, 0, 0]);
  });

  it('refuses what the account may not do, as an API server does', async () => {
    const { core } = clients();
    const [pod] = (await core.listNamespacedPod(orders)).items;
    const name = pod.metadata!.name!;

    await expect(
      clients('x').core.listNamespacedPod(orders),
    ).rejects.toMatchObject({ code: 401 });
    expect(
      await failure(clients('').core.listNamespacedPod(orders)),
    ).toMatchObject({
      kind: 'Status',
      code: 403,
      message:
        'pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "ecommerce"',
    });
    expect(
      await failure(core.deleteNamespacedPod({ namespace, name })),
    ).toMatchObject({ code: 403, reason: 'Forbidden' });
    expect(await failure(core.listSecretForAllNamespaces())).toMatchObject({
      code: 403,
      reason: 'Forbidden',
    });
    expect(
      await failure(core.readNamespacedPod({ namespace, name: 'none' })),
    ).toMatchObject({ code: 404, message: 'pods "none" not found' });
    expect(
      await failure(
        core.readNamespacedPodLog({ namespace, name, previous: true }),
      ),
    ).toMatchObject({ code: 400 });
  });

  it('breaks on request', async () => {
    const { core } = clients();
    const list = () => core.listNamespacedPod(orders);

    await lab().put('/lab/upstreams/kubernetes', { state: 'denied' });
    expect(await failure(list())).toMatchObject({
      code: 403,
      message: expect.stringContaining('system:serviceaccount:gantry:gantry'),
    });
    await lab().put('/lab/upstreams/kubernetes', { state: 'throttled' });
    expect(await failure(list())).toMatchObject({
      code: 429,
      details: { retryAfterSeconds: 1 },
    });
    await lab().put('/lab/upstreams/kubernetes', { state: 'down' });
    await expect(list()).rejects.toThrow('socket hang up');
    await lab().put('/lab/upstreams/kubernetes', { state: 'up' });
    expect((await list()).items).toHaveLength(3);
  });
});
