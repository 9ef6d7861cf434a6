import { Aggregation, Grouping } from './Expression';
import { emptyLine, keyOf, Line, only, without } from './Value';

type Fold = (so: number, value: number) => number;

const folds: Record<string, Fold> = {
  sum: (so, value) => so + value,
  avg: (so, value) => so + value,
  count: so => so + 1,
  max: (so, value) => (value > so || Number.isNaN(so) ? value : so),
  min: (so, value) => (value < so || Number.isNaN(so) ? value : so),
};

function keyFor({ labels }: Line, grouping: Grouping): string {
  return grouping.by
    ? grouping.labels.map(name => labels[name] ?? '').join('\xff')
    : keyOf(without(labels, [...grouping.labels, '__name__']));
}

/** Folds the lines of each group into one. */
export function aggregate(
  { operator, grouping }: Aggregation,
  lines: Iterable<Line>,
  steps: number,
): Line[] {
  const fold = folds[operator];
  const isAverage = operator === 'avg';
  const groups = new Map<string, { line: Line; counts?: Uint32Array }>();
  for (const each of lines) {
    const key = keyFor(each, grouping);
    let group = groups.get(key);
    if (!group) {
      const labels = grouping.by
        ? only(each.labels, grouping.labels)
        : without(each.labels, [...grouping.labels, '__name__']);
      group = {
        line: emptyLine(labels, steps),
        counts: isAverage ? new Uint32Array(steps) : undefined,
      };
      groups.set(key, group);
    }
    const { line, counts } = group;
    for (let step = 0; step < steps; step++) {
      if (each.has[step]) {
        const first = operator === 'count' ? 1 : each.values[step];
        line.values[step] = line.has[step]
          ? fold(line.values[step], each.values[step])
          : first;
        line.has[step] = 1;
        if (counts) {
          counts[step] += 1;
        }
      }
    }
  }
  return [...groups.values()].map(({ line, counts }) => {
    counts?.forEach((count, step) => {
      line.values[step] /= count;
    });
    return line;
  });
}
