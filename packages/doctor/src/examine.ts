import { targetPaths } from '@backstage/cli-common';
import { catalogChecks } from './catalog/catalogChecks';
import { Portal } from './catalog/Portal';
import {
  configurationChecks,
  unlessMissing,
} from './configuration/configurationChecks';
import { listenAddress } from './configuration/exposure';
import {
  Configuration,
  describeUnreadable,
  loadConfiguration,
} from './configuration/loadConfiguration';
import { databaseChecks } from './database/databaseChecks';
import { Check, Group, Report, Skip } from './Finding';
import { runChecks } from './runChecks';
import { upstreamChecks } from './upstreams/upstreamChecks';

export interface Examination extends Report {
  /** The files that were read. */
  configuration: string[];
  /** Where the server listens, or would. */
  listen?: { host: string; port: number };
  portal: { running: boolean; url?: string };
}

/**
 * Looks at everything that a configuration leads to. Nothing is changed, and nothing is asked of AWS that
 * costs more than a hundredth of a cent.
 *
 * @param files - in the order that the server gets them; relative paths in them count from the working directory
 * @param absentLab - host and port of the lab, when it is known not to run
 */
export async function examine(
  files: string[],
  absentLab?: string,
): Promise<Examination> {
  let configuration: Configuration;
  try {
    configuration = await loadConfiguration(files);
  } catch (error) {
    const report = await runChecks(unreadableChecks(error, files));
    return { ...report, configuration: files, portal: { running: false } };
  }
  const { config } = configuration;
  const portal = await Portal.find(config);
  const report = await runChecks([
    ...configurationChecks(configuration, targetPaths.rootDir),
    ...unlessMissing(databaseChecks(config), 'backend.database', configuration),
    ...upstreamChecks(configuration, absentLab),
    ...catalogChecks(config, portal),
  ]);
  return {
    ...report,
    configuration: files,
    listen: listenAddress(config),
    portal: portal ? { running: true, url: portal.url } : { running: false },
  };
}

function unreadableChecks(error: unknown, files: string[]): Check[] {
  const others: Group[] = ['database', 'upstreams', 'catalog'];
  return [
    {
      id: 'configuration.files',
      group: 'configuration',
      title: 'files',
      run: () => [
        {
          id: 'configuration.unreadable',
          severity: 'error',
          subject: files.join(', '),
          what: `The configuration cannot be read: ${describeUnreadable(error)}`,
          why: 'The server does not start, and nothing else can be checked.',
          mend: 'Correct the file.',
        },
      ],
    },
    ...others.map(group => ({
      id: group,
      group,
      title: `all of ${group}`,
      run: () => {
        throw new Skip('the configuration cannot be read');
      },
    })),
  ];
}
