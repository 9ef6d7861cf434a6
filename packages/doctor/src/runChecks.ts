import { Check, CheckOutcome, Finding, Report, Skip } from './Finding';

/** A check that takes longer says so instead of holding up the others. */
const longestCheck = 30_000;

/** Makes all checks side by side, each failing alone. */
export async function runChecks(checks: readonly Check[]): Promise<Report> {
  const results = await Promise.all(checks.map(runCheck));
  return {
    checks: results.map(({ outcome }) => outcome),
    findings: results.flatMap(({ outcome, findings }) =>
      findings.map(finding => ({
        check: outcome.id,
        group: outcome.group,
        ...finding,
      })),
    ),
  };
}

async function runCheck({
  id,
  group,
  title,
  run,
}: Check): Promise<{ outcome: CheckOutcome; findings: Finding[] }> {
  const check = { id, group, title };
  try {
    const findings = await withDeadline(run);
    return {
      outcome: { ...check, outcome: findings.length > 0 ? 'found' : 'passed' },
      findings,
    };
  } catch (error) {
    if (error instanceof Skip) {
      return {
        outcome: { ...check, outcome: 'skipped', reason: error.message },
        findings: [],
      };
    }
    return {
      outcome: { ...check, outcome: 'found' },
      findings: [
        {
          id: 'doctor.check-failed',
          severity: 'warning',
          subject: check.id,
          what: `The check '${check.title}' broke: ${(error as Error).message}`,
          why: 'What it looks for was not looked at.',
          mend: 'Report this with the output of `./gantry doctor --json`.',
        },
      ],
    };
  }
}

async function withDeadline(run: Check['run']): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      run(),
      new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Error(`it took longer than ${longestCheck} ms`)),
          longestCheck,
        );
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
