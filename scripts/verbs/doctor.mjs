import { examineWithPackages } from '../doctor/packages.mjs';
import { portChecks } from '../doctor/ports.mjs';
import { formatReport } from '../doctor/print.mjs';
import { createReport, groups } from '../doctor/report.mjs';
import { runCheck } from '../doctor/runCheck.mjs';
import { runtimeChecks } from '../doctor/runtime.mjs';
import { toolChecks } from '../doctor/tools.mjs';
import { readWords, usageExitCode } from '../doctor/words.mjs';
import { Problem } from '../lib/problem.mjs';
import { readSettings } from '../lib/settings.mjs';

export const summary = 'says what is wrong, why it matters and how to mend it';

export const help = `Usage: ./gantry doctor [--json] [--config <file> …]

Checks the machine, the configuration, the database, every upstream that is configured, and the catalog;
whether or not the portal runs. Changes nothing.

  --json            the report for programs, on standard output; docs/doctor.md has its shape
  --config <file>   the configuration of the server, in the order it gets it; app-config.yaml and
                    app-config.local.yaml unless given

Exit status: 0 nothing but information, 1 warnings, 2 errors, 64 wrong usage, 70 the doctor itself failed.

Environment:
  GANTRY_TOKEN      a user's token, for the catalog of a portal without guest sign-in
  GANTRY_PORT, GANTRY_LAB_PORT, GANTRY_DATA   as for ./gantry start
`;

const ownFailureExitCode = 70;

function readOwnSettings() {
  try {
    return readSettings();
  } catch (cause) {
    throw new Problem(cause.message, { exitCode: usageExitCode, cause });
  }
}

/** Names what the other half would have checked. */
function skippedGroups(reason) {
  return groups
    .filter(group => group !== 'machine')
    .map(group => ({
      id: group,
      group,
      title: `all of ${group}`,
      outcome: 'skipped',
      reason,
    }));
}

/** The machine was looked at all the same. */
function incomplete(failure) {
  return {
    id: 'doctor.incomplete',
    group: 'configuration',
    check: 'configuration',
    severity: 'error',
    what: `The checks of configuration, database, upstreams and catalog could not be made: ${failure}`,
    why: 'What they look for was not looked at.',
    mend: 'Install the dependencies anew; if that does not help, report this.',
    paste: 'yarn install --immutable',
  };
}

async function examine(settings, configs) {
  const machine = Promise.all(
    [...runtimeChecks(settings), ...toolChecks()].map(check =>
      runCheck(check, 'machine'),
    ),
  );
  const { report, reason, failure } = await examineWithPackages(
    settings,
    configs,
  );
  const ports = await Promise.all(
    portChecks(settings, {
      named: configs.length > 0,
      listen: report?.listen,
    }).map(check => runCheck(check, 'machine')),
  );
  const results = [...(await machine), ...ports];
  return createReport({
    configuration: report?.configuration ?? configs,
    portal: report?.portal ?? { running: false },
    checks: [
      ...results.map(({ check }) => check),
      ...(report?.checks ?? skippedGroups(reason)),
    ],
    findings: [
      ...results.flatMap(({ findings }) => findings),
      ...(report?.findings ?? []),
      ...(failure ? [incomplete(failure)] : []),
    ],
  });
}

export async function run(words) {
  const { json, configs } = readWords(words);
  const settings = readOwnSettings();
  let report;
  try {
    report = await examine(settings, configs);
  } catch (cause) {
    throw new Problem(`The doctor itself failed: ${cause.message}`, {
      exitCode: ownFailureExitCode,
      cause,
    });
  }
  process.stdout.write(
    json
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : formatReport(report, {
          colour: process.stdout.isTTY && !process.env.NO_COLOR,
          width: process.stdout.columns,
        }),
  );
  return report.exitCode;
}
