import { Binary } from './Expression';
import { arithmetic, comparison } from './operators';
import { PrometheusError } from './PrometheusError';
import { setOperation } from './setOperation';
import { signatureOf } from './signatureOf';
import { emptyLine, Line, only, Value, without } from './Value';

type Scalar = Extract<Value, { type: 'scalar' }>;
type Numeric = Scalar | Extract<Value, { type: 'vector' }>;

/** What an operator makes of two numbers; undefined where a comparison filters them out. */
function operation(
  { operator, bool }: Binary,
  kept: 'left' | 'right' = 'left',
): (a: number, b: number) => number | undefined {
  const compare = comparison[operator];
  if (!compare) {
    return arithmetic[operator];
  }
  return (a, b) => {
    const holds = compare(a, b);
    if (bool) {
      return holds ? 1 : 0;
    }
    return holds ? { left: a, right: b }[kept] : undefined;
  };
}

/** Evaluates an operator between two values of which at least one is a vector, or both are scalars. */
export function binary(
  expression: Binary,
  left: Numeric,
  right: Numeric,
  steps: number,
): Numeric {
  if (left.type === 'vector') {
    const lines =
      right.type === 'scalar'
        ? withScalar(expression, left.lines, right, 'left')
        : (setOperation(expression, left.lines, right.lines, steps) ??
          oneToOne(expression, left.lines, right.lines, steps));
    return { type: 'vector', lines };
  }
  if (right.type === 'vector') {
    const lines = withScalar(expression, right.lines, left, 'right');
    return { type: 'vector', lines };
  }
  const operate = operation(expression);
  return {
    type: 'scalar',
    values: left.values.map((value, step) =>
      operate(value, right.values[step])!,
    ),
  };
}

/** The name says what was measured, which a number that was worked out is not. */
function dropsName({ operator, bool }: Binary): boolean {
  return bool || operator in arithmetic;
}

function withScalar(
  expression: Binary,
  lines: Line[],
  scalar: Scalar,
  side: 'left' | 'right',
): Line[] {
  const operate = operation(expression, side);
  return lines.map(line => {
    const labels = dropsName(expression)
      ? without(line.labels, ['__name__'])
      : line.labels;
    const result = emptyLine(labels, line.values.length);
    line.has.forEach((has, step) => {
      const numbers = [line.values[step], scalar.values[step]] as const;
      const value =
        side === 'left'
          ? operate(numbers[0], numbers[1])
          : operate(numbers[1], numbers[0]);
      if (has && value !== undefined) {
        result.values[step] = value;
        result.has[step] = 1;
      }
    });
    return result;
  });
}

function duplicates(side: string): PrometheusError {
  return new PrometheusError(
    'execution',
    side === 'right'
      ? 'found duplicate series for the match group on the right hand-side of the operation;many-to-many matching not allowed: matching labels must be unique on one side'
      : 'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)',
  );
}

function oneToOne(
  expression: Binary,
  left: Line[],
  right: Line[],
  steps: number,
): Line[] {
  const { matching } = expression;
  const operate = operation(expression);
  const partners = new Map<string, Line>();
  for (const line of right) {
    const key = signatureOf(line.labels, matching);
    const partner = partners.get(key) ?? emptyLine({}, steps);
    for (let step = 0; step < steps; step++) {
      if (line.has[step]) {
        if (partner.has[step]) {
          throw duplicates('right');
        }
        partner.has[step] = 1;
        partner.values[step] = line.values[step];
      }
    }
    partners.set(key, partner);
  }

  const matched = new Map<string, Uint8Array>();
  const results: Line[] = [];
  for (const line of left) {
    const key = signatureOf(line.labels, matching);
    const partner = partners.get(key);
    if (!partner) {
      continue;
    }
    const taken = matched.get(key) ?? new Uint8Array(steps);
    matched.set(key, taken);
    const kept = matching.on
      ? only(line.labels, matching.labels)
      : without(line.labels, matching.labels);
    const labels = dropsName(expression) ? without(kept, ['__name__']) : kept;
    const result = emptyLine(labels, steps);
    for (let step = 0; step < steps; step++) {
      if (line.has[step] && partner.has[step]) {
        if (taken[step]) {
          throw duplicates('left');
        }
        taken[step] = 1;
        const value = operate(line.values[step], partner.values[step]);
        if (value !== undefined) {
          result.values[step] = value;
          result.has[step] = 1;
        }
      }
    }
    results.push(result);
  }
  return results;
}
