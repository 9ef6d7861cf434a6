import { Config } from '@backstage/config';
import { unlessMissing } from '../configuration/configurationChecks';
import { Configuration } from '../configuration/loadConfiguration';
import { Check, Skip } from '../Finding';
import { awsChecks } from './aws';
import { giteaChecks } from './gitea';
import { githubChecks } from './github';
import { kubernetesChecks } from './kubernetes';
import { openIdChecks } from './openId';
import { prometheusChecks } from './prometheus';
import { smtpChecks } from './smtp';

const group = 'upstreams';
/** Who asks, by the section that says where. */
const factories: [string, (config: Config) => Check[]][] = [
  ['vitals.aws', awsChecks],
  ['vitals.prometheus', prometheusChecks],
  ['integrations.github', githubChecks],
  ['integrations.gitea', giteaChecks],
  ['auth.providers', openIdChecks],
  ['kubernetes', kubernetesChecks],
  ['notifications', smtpChecks],
];

/**
 * One check for each upstream that is configured, all made side by side.
 *
 * @param absentLab - where the lab would be, when it does not run
 */
export function upstreamChecks(
  configuration: Configuration,
  absentLab?: string,
): Check[] {
  const { config } = configuration;
  const checks = factories.flatMap(([section, factory]) =>
    unlessMissing(safely(factory, config), section, configuration),
  );
  return [
    ...checks.map(check =>
      absentLab !== undefined && hostAndPort(check.address) === absentLab
        ? { ...check, run: skipLab }
        : check,
    ),
    ...unasked(config),
  ];
}

function skipLab(): never {
  throw new Skip(
    'the lab does not run; it starts and stops with ./gantry start',
  );
}

function hostAndPort(url: string | undefined): string | undefined {
  try {
    return url && new URL(url).host;
  } catch {
    return undefined;
  }
}

/** A section of the wrong shape is reported by the schema, and here as a check that could not be made. */
function safely(factory: (config: Config) => Check[], config: Config): Check[] {
  try {
    return factory(config);
  } catch (error) {
    const { message } = error as Error;
    return [
      {
        id: `upstreams.${factory.name.replace(/Checks$/, '')}`,
        group,
        title: factory.name.replace(/Checks$/, ''),
        run: () => {
          throw new Skip(`its configuration cannot be read: ${message}`);
        },
      },
    ];
  }
}

const askedIntegrations = new Set(['github', 'gitea']);

/** What is configured and not asked is named, so that silence is not taken for health. */
function unasked(config: Config): Check[] {
  const integrations = config.getOptionalConfig('integrations')?.keys() ?? [];
  const publisher = config.getOptional('techdocs.publisher.type');
  const names = [
    ...integrations
      .filter(name => !askedIntegrations.has(name))
      .map(name => `integrations.${name}`),
    ...(typeof publisher === 'string' && publisher !== 'local'
      ? [`techdocs.publisher.${publisher}`]
      : []),
  ];
  return names.map(name => ({
    id: `upstreams.${name}`,
    group,
    title: name,
    run: () => {
      throw new Skip('the doctor does not know how to ask it');
    },
  }));
}
