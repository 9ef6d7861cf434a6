import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Config } from '@backstage/config';
import {
  AwsClients,
  AwsFeature,
  AwsOperation,
  AwsService,
  AwsSource,
  awsSources,
  createAwsService,
  roleFeatures,
  toAwsError,
} from '@gantry/plugin-aws-node';
import { Check, Finding, Skip } from '../Finding';
import { awsCost } from './awsCost';
import { awsProbes } from './awsProbes';
import * as findings from './awsFindings';
import { checkClock } from './clock';
import { watchClock } from './watchClock';

const group = 'upstreams';
const longest = 12_000;

/** One check for each account that may be read, and one for the table of what is asked of it. */
export function awsChecks(config: Config): Check[] {
  if (!config.has('vitals.aws')) {
    return [];
  }
  let service: AwsService;
  try {
    service = createAwsService(config);
  } catch (error) {
    const { message } = error as Error;
    return [
      {
        id: 'upstreams.aws',
        group,
        title: 'AWS',
        run: () => [findings.wrongSettings(message)],
      },
    ];
  }
  return service.settings.accounts.map(account => ({
    id: `upstreams.aws.${account.name}`,
    group,
    title: `AWS account ${account.name}`,
    address: service.settings.endpoint,
    run: () =>
      checkAccount(
        service,
        awsSources('aws', service.settings).filter(
          source => source.account === account,
        ),
        config,
      ),
  }));
}

/** What the features that are configured ask of AWS in the account, each operation once. */
export function operationsFor(config: Config): AwsOperation[] {
  const keys: Partial<Record<AwsFeature['feature'], string>> = {
    catalog: 'catalog.providers.awsResources',
    notifications: 'vitals.aws.notifications',
  };
  const all = roleFeatures()
    .filter(({ feature }) => {
      const key = keys[feature];
      return key === undefined || config.has(key);
    })
    .flatMap(({ operations }) => operations);
  return all.filter(
    ({ command }, i) => all.findIndex(each => each.command === command) === i,
  );
}

async function checkAccount(
  service: AwsService,
  sources: AwsSource[],
  config: Config,
): Promise<Finding[]> {
  const { clients } = service;
  const operations = operationsFor(config);
  const [first] = sources;
  if (!first) {
    throw new Skip('the account names no region');
  }
  const subject = `AWS account ${first.account.name}`;
  const identity = await checkIdentity(clients, first);
  if (identity.stop) {
    return identity.findings;
  }
  const probed = await Promise.all(
    sources.flatMap(source =>
      operations.map(operation => probe(clients, source, operation)),
    ),
  );
  const trouble = probed.flatMap(outcome => (outcome.error ? [outcome] : []));
  const skews = [identity.skew, ...probed.map(({ skew }) => skew)];
  const widest = skews
    .filter(skew => skew !== undefined)
    .sort((a, b) => Math.abs(b) - Math.abs(a))[0];
  return [
    ...identity.findings,
    ...checkClock(subject, widest),
    ...findings.summarise(subject, first.account, trouble),
    ...(await awsCost(service, sources, config)),
  ];
}

interface Identity {
  findings: Finding[];
  skew?: number;
  /** Nothing else can be asked with these credentials. */
  stop: boolean;
}

/** Who AWS takes us for; every principal may ask that. */
async function checkIdentity(
  clients: AwsClients,
  source: AwsSource,
): Promise<Identity> {
  const { account } = source;
  const client = clients.get(STSClient, source);
  const clock = watchClock(client);
  try {
    const { Account, Arn } = await client.send(
      new GetCallerIdentityCommand({}),
      { abortSignal: AbortSignal.timeout(longest) },
    );
    return Account === account.id
      ? { findings: [], skew: clock.skew, stop: false }
      : {
          findings: [findings.wrongAccount(account, Account, Arn)],
          stop: true,
        };
  } catch (error) {
    const { failure } = toAwsError(error, {
      source,
      service: 'STS',
      action: 'sts:GetCallerIdentity',
    });
    return {
      findings: [
        ...checkClock(`AWS account ${account.name}`, clock.skew),
        findings.identityFailed(account, failure),
      ],
      stop: true,
    };
  }
}

async function probe(
  clients: AwsClients,
  source: AwsSource,
  operation: AwsOperation,
): Promise<findings.ProbeOutcome> {
  const run = awsProbes[operation.command];
  if (!run) {
    return {
      source,
      operation,
      error: { kind: 'unprobed', message: '' },
    };
  }
  const { service, client, send } = run(clients, source);
  const clock = watchClock(client);
  try {
    await send(AbortSignal.timeout(longest));
    return { source, operation, skew: clock.skew };
  } catch (error) {
    const { failure } = toAwsError(error, {
      source,
      service,
      action: operation.action,
    });
    return { source, operation, skew: clock.skew, error: failure };
  }
}
