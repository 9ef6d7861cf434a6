const isPlain = value => typeof value === 'object' && value !== null;

function cell(value) {
  if (!isPlain(value)) {
    return value === undefined ? '' : String(value);
  }
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => `${name} ${each}`)
    .join(', ');
}

/** What holds nothing but figures is one row, so that they stand beside each other. */
function rowsOf(value, path = []) {
  if (
    !isPlain(value) ||
    (path.length > 1 && !Object.values(value).some(isPlain))
  ) {
    return [[path.join(' · '), cell(value)]];
  }
  return Object.entries(value).flatMap(([name, each]) =>
    rowsOf(each, [...path, name]),
  );
}

/**
 * One table, a row a figure.
 * @param columns results by what they are of
 */
export function table(columns) {
  const names = Object.keys(columns);
  const rows = new Map();
  names.forEach((name, column) => {
    for (const [label, text] of rowsOf(columns[name])) {
      const row = rows.get(label) ?? names.map(() => '');
      row[column] = text;
      rows.set(label, row);
    }
  });
  const lines = [['', ...names], ...[...rows].map(row => row.flat())];
  const widths = lines[0].map((_, column) =>
    Math.max(...lines.map(line => line[column].length)),
  );
  return lines
    .map(line =>
      line
        .map((text, column) => text.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
