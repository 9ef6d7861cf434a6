import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createAwsService } from '@gantry/plugin-aws-node';
import { UpstreamStub } from '@gantry/plugin-aws-node/testUtils';
import { AwsResourcesProvider } from './AwsResourcesProvider';
import { CatalogLookup } from './CatalogLookup';
import { readDiscoverySettings } from './discoverySettings';

const account = '123456789012';

function entity(kind: string, name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
  };
}

function queue(name: string, owner?: string) {
  return {
    ResourceARN: arnOf(name),
    Tags: owner ? [{ Key: 'owner', Value: owner }] : [],
  };
}

function arnOf(name: string): string {
  return `arn:aws:sqs:us-east-1:${account}:${name}`;
}

describe('AwsResourcesProvider', () => {
  let upstream: UpstreamStub;

  beforeEach(async () => {
    upstream = await UpstreamStub.start();
  });
  afterEach(() => upstream.stop());

  /** AWS answers with these pages, one after the other, and with the last of them from then on. */
  async function look(pages: object[], discovery: object = {}) {
    upstream.answer = (_, res) => {
      const page = pages[Math.min(upstream.calls, pages.length) - 1];
      res.setHeader('Content-Type', 'application/x-amz-json-1.1');
      res.end(JSON.stringify(page));
    };
    const config = new ConfigReader({
      aws: {
        accounts: [
          { accountId: account, accessKeyId: 'stub', secretAccessKey: 'stub' },
        ],
      },
      catalog: { providers: { awsResources: { all: discovery } } },
      vitals: {
        aws: {
          endpoint: upstream.url,
          accounts: [{ id: account, name: 'stub', regions: ['us-east-1'] }],
        },
      },
    });
    const aws = createAwsService(config);
    const [settings] = readDiscoverySettings(config, aws.settings);
    const logger = mockServices.logger.mock();
    const catalog = catalogServiceMock({
      entities: [
        entity('Group', 'commerce'),
        entity('Group', 'platform'),
        entity('User', 'ada'),
      ],
    });
    const provider = new AwsResourcesProvider(settings, settings.sources[0], {
      aws,
      lookup: new CatalogLookup(catalog, mockServices.auth()),
      logger,
      runner: { run: ({ fn }) => fn(new AbortController().signal) as any },
    });
    const applyMutation = jest.fn();
    const outcome = await provider
      .connect({ applyMutation, refresh: jest.fn() })
      .catch(error => error);
    const provided: Array<{ entity: Entity }> =
      applyMutation.mock.calls[0]?.[0].entities ?? [];
    return {
      applyMutation,
      outcome,
      owners: Object.fromEntries(
        provided.map(({ entity: { metadata, spec } }) => [
          metadata.title,
          spec?.owner,
        ]),
      ),
      log: logger.info.mock.calls.map(([line]) => line).join('\n'),
    };
  }

  const tagged = {
    ResourceTagMappingList: [
      queue('orders', 'commerce'),
      queue('mails', 'user:default/ada'),
      queue('refunds', 'dissolved'),
      queue('returns', 'dissolved'),
      queue('stray'),
    ],
  };

  it('leaves out what belongs to nobody in the catalog, and names it', async () => {
    const { owners, log } = await look([tagged]);

    expect(owners).toEqual({
      orders: 'group:default/commerce',
      mails: 'user:default/ada',
    });
    expect(log).toBe(
      `aws-resources:all:stub/us-east-1: 2 resources in the catalog; 1 left out, whose tag 'owner' names no group or user: ${arnOf('stray')}; 2 left out, whose owner the catalog does not have: ${arnOf('refunds')} (group:default/dissolved), ${arnOf('returns')} (group:default/dissolved)`,
    );
  });

  it('gives it to the default owner, where there is one', async () => {
    const { owners } = await look([tagged], { defaultOwner: 'platform' });

    expect(owners).toEqual({
      orders: 'group:default/commerce',
      mails: 'user:default/ada',
      refunds: 'group:default/platform',
      returns: 'group:default/platform',
      stray: 'group:default/platform',
    });
  });

  it('does not trust a default owner that the catalog does not have', async () => {
    const { owners, log } = await look([tagged], { defaultOwner: 'nobody' });

    expect(Object.keys(owners)).toEqual(['orders', 'mails']);
    expect(log).toContain(
      `3 left out, whose owner the catalog does not have: ${arnOf('refunds')} (group:default/dissolved, group:default/nobody), `,
    );
    expect(log).toContain(`${arnOf('stray')} (group:default/nobody)`);
  });

  it.each([
    ['at once', ['second', 'second']],
    ['in a circle', ['second', 'third', 'second']],
  ])('changes nothing when AWS repeats a page token %s', async (_, tokens) => {
    const { applyMutation, outcome } = await look([
      ...tokens.map(PaginationToken => ({ ...tagged, PaginationToken })),
      tagged,
    ]);

    expect(applyMutation).not.toHaveBeenCalled();
    expect(outcome).toMatchObject({
      failure: { kind: 'malformed' },
      message: expect.stringContaining(
        'What was found before stays in the catalog.',
      ),
    });
  });
});
