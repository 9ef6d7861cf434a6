/** Thrown by a check that cannot be made here; the message says why. */
export class Skip extends Error {}

/**
 * Makes one check, `{ id, title, run }`; `run` answers findings, which may leave out the id of the check.
 * A check that breaks is itself a finding, so that it hides nothing.
 */
export async function runCheck({ id, title, run }, group) {
  const check = { id, group, title };
  try {
    const findings = (await run()) ?? [];
    return {
      check: { ...check, outcome: findings.length > 0 ? 'found' : 'passed' },
      findings: findings.map(finding => ({ check: id, group, ...finding })),
    };
  } catch (error) {
    if (error instanceof Skip) {
      return {
        check: { ...check, outcome: 'skipped', reason: error.message },
        findings: [],
      };
    }
    return {
      check: { ...check, outcome: 'found' },
      findings: [
        {
          check: id,
          group,
          id: 'doctor.check-failed',
          severity: 'warning',
          what: `The check '${title}' broke: ${error?.message ?? error}`,
          why: 'What it looks for was not looked at.',
          mend: 'Report this with the output of `./gantry doctor --json`.',
        },
      ],
    };
  }
}
