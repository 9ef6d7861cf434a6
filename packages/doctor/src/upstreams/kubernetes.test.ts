import { Examination } from '../examine';
import { useWorld } from '../__testUtils__/World';

jest.setTimeout(120_000);

const world = useWorld();

/** All that the tab of an entity lists. */
const paths = [
  '/api/v1/pods',
  '/api/v1/services',
  '/api/v1/configmaps',
  '/api/v1/limitranges',
  '/api/v1/resourcequotas',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/replicasets',
  '/apis/apps/v1/statefulsets',
  '/apis/apps/v1/daemonsets',
  '/apis/autoscaling/v2/horizontalpodautoscalers',
  '/apis/batch/v1/jobs',
  '/apis/batch/v1/cronjobs',
  '/apis/networking.k8s.io/v1/ingresses',
  '/apis/metrics.k8s.io/v1beta1/pods',
];

/** A cluster that lists everything, but for what the test says. */
function lists(change: Record<string, unknown> = {}) {
  const each = paths.map(path => [path, { kind: 'SomeList', items: [] }]);
  return { ...Object.fromEntries(each), ...change };
}

async function examine(url: string, cluster: object): Promise<Examination> {
  return world().examine({
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        { type: 'config', clusters: [{ name: 'shop', url, ...cluster }] },
      ],
    },
  });
}

function idsOf({ findings }: Examination): string[] {
  return findings.map(({ id }) => id);
}

describe('a Kubernetes cluster with a token', () => {
  const account = { authProvider: 'serviceAccount', serviceAccountToken: 'x' };

  it.each<[string, string[], Record<string, unknown>]>([
    ['lists everything', [], lists()],
    [
      'lists all but the usage, which it does not measure',
      [],
      lists({ '/apis/metrics.k8s.io/v1beta1/pods': 404 }),
    ],
    [
      'knows no such token',
      ['upstream.kubernetes-credentials'],
      lists(all(401)),
    ],
    ['lists nothing', ['upstream.kubernetes-right-missing'], lists(all(403))],
    ['is none', ['upstream.malformed'], lists(all({ page: 'sign in' }))],
    [
      'is too old for one kind',
      ['upstream.malformed'],
      lists({ '/apis/autoscaling/v2/horizontalpodautoscalers': 404 }),
    ],
  ])('%s', async (_, ids, answers) => {
    const url = await world().answering(answers);

    expect(idsOf(await examine(url, account))).toEqual(ids);
  });

  it('names the kinds that it may not list, and the role that is enough', async () => {
    const url = await world().answering(
      lists({
        '/apis/apps/v1/deployments': 403,
        '/apis/metrics.k8s.io/v1beta1/pods': 403,
      }),
    );

    const { findings } = await examine(url, account);

    expect(findings).toMatchObject([
      {
        id: 'upstream.kubernetes-right-missing',
        what: 'Kubernetes shop does not let the service account list deployments.apps and pods.metrics.k8s.io.',
        mend: expect.stringContaining('docs/operations.md'),
        paste:
          'kubectl create clusterrolebinding gantry-service-account --clusterrole gantry --serviceaccount gantry:gantry',
      },
    ]);
  });

  it('asks for no more than the configuration has the tab list', async () => {
    const url = await world().answering({
      '/apis/apps/v1/deployments': { kind: 'DeploymentList', items: [] },
      '/apis/batch/v1beta1/cronjobs': { kind: 'CronJobList', items: [] },
      '/apis/argoproj.io/v1alpha1/rollouts': 403,
    });
    const { findings } = await world().examine({
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        objectTypes: ['deployments', 'cronjobs'],
        apiVersionOverrides: { cronjobs: 'v1beta1' },
        customResources: [
          { group: 'argoproj.io', apiVersion: 'v1alpha1', plural: 'rollouts' },
        ],
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              { name: 'shop', url, skipMetricsLookup: true, ...account },
            ],
          },
        ],
      },
    });

    expect(findings).toMatchObject([
      {
        id: 'upstream.kubernetes-right-missing',
        what: 'Kubernetes shop does not let the service account list rollouts.argoproj.io.',
      },
    ]);
  });
});

describe('a Kubernetes cluster with another way to sign in', () => {
  const aws = {
    authProvider: 'aws',
    authMetadata: { 'kubernetes.io/x-k8s-aws-id': 'shop' },
  };
  const refusal = { kind: 'Status', code: 401 };

  it.each<[string, string[], number, unknown]>([
    ['tells its version', [], 200, { major: '1', gitVersion: 'v1.33.1' }],
    ['tells it to nobody unknown', [], 401, refusal],
    ['is none', ['upstream.malformed'], 404, {}],
    ['is a page', ['upstream.malformed'], 200, '<html></html>'],
    ['is behind a page', ['upstream.malformed'], 401, '<html></html>'],
  ])('%s', async (_, ids, status, body) => {
    const url = await world().serve((request, response) => {
      response.statusCode = request.url === '/version' ? status : 404;
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });

    const examination = await examine(url, aws);

    expect(idsOf(examination)).toEqual(ids);
    expect(examination.checks).toContainEqual({
      id: 'upstreams.kubernetes.shop.rights',
      group: 'upstreams',
      title: 'Kubernetes shop: rights',
      outcome: 'skipped',
      reason: "the doctor cannot sign in by authProvider 'aws'",
    });
  });

  it('is out of reach', async () => {
    expect(idsOf(await examine(await world().nowhere(), aws))).toEqual([
      'upstream.unreachable',
    ]);
  });
});

function all(answer: unknown): Record<string, unknown> {
  return Object.fromEntries(paths.map(path => [path, answer]));
}
