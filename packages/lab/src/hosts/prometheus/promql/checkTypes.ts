import { Expression, ValueType } from './Expression';
import { signatures } from './signatures';
import { PrometheusError, unsupported } from './PrometheusError';

const names: Record<ValueType, string> = {
  scalar: 'scalar',
  vector: 'instant vector',
  matrix: 'range vector',
  string: 'string',
};

const arithmetic = new Set(['+', '-', '*', '/', '%', '^']);
const comparison = new Set(['==', '!=', '>', '<', '>=', '<=']);
const sets = new Set(['and', 'or', 'unless']);
const aggregations = new Set(['sum', 'avg', 'min', 'max', 'count']);

function wrong(message: string): PrometheusError {
  return new PrometheusError(
    'bad_data',
    `invalid parameter "query": parse error: ${message}`,
  );
}

function expect(of: Expression, wanted: ValueType, where: string): void {
  const found = checkTypes(of);
  if (found !== wanted) {
    throw wrong(
      `expected type ${names[wanted]} in ${where}, got ${names[found]}`,
    );
  }
}

/**
 * Says what an expression comes to.
 *
 * @throws PrometheusError when its parts do not fit together, or when it is beyond the lab
 */
export function checkTypes(expression: Expression): ValueType {
  switch (expression.type) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
      return expression.range === undefined ? 'vector' : 'matrix';
    case 'negative': {
      const type = checkTypes(expression.of);
      if (type !== 'scalar' && type !== 'vector') {
        throw wrong(
          `unary expression only allowed on expressions of type scalar or instant vector, got "${names[type]}"`,
        );
      }
      return type;
    }
    case 'call':
      return checkCall(expression.name, expression.arguments);
    case 'aggregation':
      if (!aggregations.has(expression.operator)) {
        throw unsupported(`the aggregation ${expression.operator}`);
      }
      expect(expression.of, 'vector', 'aggregation expression');
      return 'vector';
    default:
      return checkBinary(expression);
  }
}

function checkCall(name: string, given: Expression[]): ValueType {
  if (!Object.hasOwn(signatures, name)) {
    throw unsupported(`the function ${name}`);
  }
  const { parameters, result } = signatures[name];
  if (given.length !== parameters.length) {
    throw wrong(
      `expected ${parameters.length} argument(s) in call to "${name}", got ${given.length}`,
    );
  }
  given.forEach((each, index) =>
    expect(each, parameters[index], `call to function "${name}"`),
  );
  return result;
}

function checkBinary(
  expression: Extract<Expression, { type: 'binary' }>,
): ValueType {
  const { operator, bool, left, right } = expression;
  const types = [checkTypes(left), checkTypes(right)];
  if (types.some(type => type !== 'scalar' && type !== 'vector')) {
    throw wrong(
      'binary expression must contain only scalar and instant vector types',
    );
  }
  const scalars = types.every(type => type === 'scalar');
  if (sets.has(operator)) {
    if (types.includes('scalar')) {
      throw wrong(
        `set operator "${operator}" not allowed in binary scalar expression`,
      );
    }
  } else if (comparison.has(operator)) {
    if (scalars && !bool) {
      throw wrong('comparisons between scalars must use BOOL modifier');
    }
  } else if (!arithmetic.has(operator)) {
    throw unsupported(`the operator ${operator}`);
  } else if (bool) {
    throw wrong('bool modifier can only be used on comparison operators');
  }
  return scalars ? 'scalar' : 'vector';
}
