export const groups = [
  'machine',
  'configuration',
  'database',
  'upstreams',
  'catalog',
];

const severities = ['error', 'warning', 'info'];

/** The worst a finding says becomes the status of the process. */
const exitCodes = { error: 2, warning: 1, info: 0, ok: 0 };

function compare(a, b) {
  return (
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.id.localeCompare(b.id)
  );
}

/** Puts the halves together; `docs/doctor.md` documents the shape. */
export function createReport({ checks, findings, configuration, portal }) {
  const counts = Object.fromEntries(
    severities.map(severity => [
      severity,
      findings.filter(finding => finding.severity === severity).length,
    ]),
  );
  const status = severities.find(severity => counts[severity] > 0) ?? 'ok';
  return {
    version: 1,
    status,
    exitCode: exitCodes[status],
    counts,
    configuration,
    portal,
    findings: [...findings].sort(compare),
    checks: [...checks].sort(
      (a, b) => groups.indexOf(a.group) - groups.indexOf(b.group),
    ),
  };
}
