import { groups } from './report.mjs';

const marks = { error: '✖', warning: '▲', info: '·' };
const colours = { error: 31, warning: 33, info: 36, ok: 32, quiet: 2, bold: 1 };

function painter(enabled) {
  return (colour, text) =>
    enabled ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
}

/** Breaks a text into lines of a width; a word that is longer stands alone. */
function wrap(text, width) {
  return text.split('\n').flatMap(paragraph => {
    const lines = [''];
    for (const word of paragraph.split(' ')) {
      const line = lines[lines.length - 1];
      if (line && line.length + 1 + word.length > width) {
        lines.push(word);
      } else {
        lines[lines.length - 1] = line ? `${line} ${word}` : word;
      }
    }
    return lines;
  });
}

function labelled(label, text, width) {
  return wrap(text, width - 10).map(
    (line, i) => `    ${(i === 0 ? label : '').padEnd(6)}${line}`,
  );
}

function findingLines({ severity, id, what, why, mend, paste }, paint, width) {
  const head = `${marks[severity]} ${severity}`;
  return [
    `  ${paint(severity, head)}  ${paint('quiet', id)}`,
    ...wrap(what, width - 4).map(line => `    ${paint('bold', line)}`),
    ...labelled('why', why, width),
    ...labelled('mend', mend, width),
    ...(paste ?? '')
      .split('\n')
      .filter(Boolean)
      .map(line => `            ${line}`),
    '',
  ];
}

/** As many of one kind are told at length; a hundred times the same hides what else there is. */
const mostOfAKind = 5;

function kindLines(findings, paint, width) {
  const rest = findings.slice(mostOfAKind);
  const more = rest.flatMap(({ what }) =>
    wrap(what, width - 6).map(
      (line, i) => `    ${i === 0 ? '-' : ' '} ${line}`,
    ),
  );
  return [
    ...findings
      .slice(0, mostOfAKind)
      .flatMap(finding => findingLines(finding, paint, width)),
    ...(rest.length > 0
      ? [
          paint('quiet', `  and ${rest.length} more of ${rest[0].id}:`),
          ...more,
          '',
        ]
      : []),
  ];
}

function byKind(findings) {
  const kinds = new Map();
  for (const finding of findings) {
    kinds.set(finding.id, [...(kinds.get(finding.id) ?? []), finding]);
  }
  return [...kinds.values()];
}

function groupLines(group, report, paint, width) {
  const checks = report.checks.filter(check => check.group === group);
  if (checks.length === 0) {
    return [];
  }
  const findings = report.findings.filter(finding => finding.group === group);
  const skipped = checks.filter(({ outcome }) => outcome === 'skipped');
  const good = checks.filter(({ outcome }) => outcome === 'passed');
  return [
    paint('bold', group),
    ...wrap(good.map(({ title }) => title).join(', '), width - 4)
      .filter(Boolean)
      .map((line, i) => `  ${i === 0 ? paint('ok', '✓') : ' '} ${line}`),
    ...skipped.flatMap(({ title, reason }) =>
      wrap(`${title} skipped: ${reason}`, width - 4).map(
        (line, i) => `  ${paint('quiet', `${i === 0 ? '–' : ' '} ${line}`)}`,
      ),
    ),
    ...(findings.length > 0 ? [''] : []),
    ...byKind(findings).flatMap(same => kindLines(same, paint, width)),
    ...(findings.length > 0 ? [] : ['']),
  ];
}

function plural(count, word) {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function closingLine({ counts, checks }) {
  const found = [
    counts.error && plural(counts.error, 'error'),
    counts.warning && plural(counts.warning, 'warning'),
    counts.info && `${counts.info} for your information`,
  ].filter(Boolean);
  const skipped = checks.filter(({ outcome }) => outcome === 'skipped').length;
  const made = plural(checks.length - skipped, 'check');
  const rest = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${found.join(', ') || 'Nothing found'} (${made}${rest})`;
}

/** The report as people read it. */
export function formatReport(report, { colour, width }) {
  const paint = painter(colour);
  const columns = Math.max(60, Math.min(width || 100, 110));
  return [
    ...groups.flatMap(group => groupLines(group, report, paint, columns)),
    paint(report.status, closingLine(report)),
    '',
  ].join('\n');
}
