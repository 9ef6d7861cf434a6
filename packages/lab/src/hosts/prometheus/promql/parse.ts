import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { checkTypes } from './checkTypes';
import { Expression, Grouping, Selector } from './Expression';
import { readDuration, readNumber, readString } from './literals';
import { Matcher, matcherOf, MatchOperator } from './Matcher';
import { PrometheusError, unsupported } from './PrometheusError';

function parseError(query: string, at: number, message: string) {
  const before = query.slice(0, at).split('\n');
  const place = `${before.length}:${before[before.length - 1].length + 1}`;
  return new PrometheusError(
    'bad_data',
    `invalid parameter "query": ${place}: parse error: ${message}`,
  );
}

function refuseErrors(top: SyntaxNode, query: string): void {
  const cursor = top.cursor();
  do {
    if (cursor.type.isError) {
      const word = query.slice(cursor.from).match(/^\S+/)?.[0];
      throw parseError(
        query,
        cursor.from,
        word ? `unexpected ${JSON.stringify(word)}` : 'unexpected end of input',
      );
    }
  } while (cursor.next());
}

function children(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    all.push(child);
  }
  return all;
}

class Reader {
  constructor(private readonly query: string) {}

  read(node: SyntaxNode): Expression {
    switch (node.name) {
      case 'ParenExpr':
        return this.read(node.firstChild!);
      case 'NumberDurationLiteral':
        return { type: 'number', value: this.number(node) };
      case 'StringLiteral':
        return { type: 'string', value: readString(this.text(node)) };
      case 'UnaryExpr': {
        const [operator, of] = children(node);
        return this.text(operator) === '-'
          ? { type: 'negative', of: this.read(of) }
          : this.read(of);
      }
      case 'VectorSelector':
        return this.selector(node);
      case 'MatrixSelector':
        return this.matrix(node);
      case 'OffsetExpr':
        return this.offset(node);
      case 'FunctionCall':
        return this.call(node);
      case 'AggregateExpr':
        return this.aggregation(node);
      case 'BinaryExpr':
        return this.binary(node);
      default:
        throw unsupported(`${node.name} (${this.text(node)})`);
    }
  }

  private text(node: SyntaxNode): string {
    return this.query.slice(node.from, node.to);
  }

  private number(node: SyntaxNode): number {
    const text = this.text(node);
    const milliseconds = readDuration(text);
    const value =
      readNumber(text) ??
      (milliseconds === undefined ? undefined : milliseconds / 1000);
    if (value === undefined) {
      throw parseError(this.query, node.from, `bad number ${text}`);
    }
    return value;
  }

  private duration(node: SyntaxNode): number {
    const text = this.text(node);
    const value = readDuration(text.replace(/^-/, ''));
    if (value === undefined) {
      throw unsupported(`the duration ${text}`);
    }
    return value;
  }

  private selector(node: SyntaxNode): Selector {
    const matchers: Matcher[] = [];
    for (const child of children(node)) {
      if (child.name === 'Identifier') {
        matchers.push(matcherOf('__name__', '=', this.text(child)));
      } else {
        matchers.push(...children(child).map(each => this.matcher(each)));
      }
    }
    if (matchers.every(({ accepts }) => accepts(''))) {
      throw parseError(
        this.query,
        node.from,
        'vector selector must contain at least one non-empty matcher',
      );
    }
    return { type: 'selector', matchers, offset: 0 };
  }

  private matcher(node: SyntaxNode): Matcher {
    if (node.name === 'QuotedLabelName') {
      return matcherOf('__name__', '=', readString(this.text(node)));
    }
    const [label, operator, value] = children(node);
    const name = this.text(label);
    return matcherOf(
      node.name === 'QuotedLabelMatcher' ? readString(name) : name,
      this.text(operator) as MatchOperator,
      readString(this.text(value)),
    );
  }

  private matrix(node: SyntaxNode): Selector {
    const [of, range] = children(node);
    const selector = this.read(of);
    if (selector.type !== 'selector' || selector.range !== undefined) {
      throw parseError(
        this.query,
        node.from,
        'ranges only allowed for vector selectors',
      );
    }
    return { ...selector, range: this.duration(range) };
  }

  private offset(node: SyntaxNode): Expression {
    const [of, , amount] = children(node);
    const selector = this.read(of);
    if (selector.type !== 'selector') {
      throw unsupported('an offset of anything but a selector');
    }
    const negative = this.text(amount).startsWith('-');
    const milliseconds = this.duration(amount);
    return { ...selector, offset: negative ? -milliseconds : milliseconds };
  }

  private call(node: SyntaxNode): Expression {
    const [name, body] = children(node);
    return {
      type: 'call',
      name: this.text(name),
      arguments: children(body).map(each => this.read(each)),
    };
  }

  private labels(node: SyntaxNode | undefined): string[] {
    return node
      ? children(node).map(label =>
          label.name === 'QuotedLabelName'
            ? readString(this.text(label))
            : this.text(label),
        )
      : [];
  }

  private aggregation(node: SyntaxNode): Expression {
    const parts = children(node);
    const find = (name: string) => parts.find(part => part.name === name);
    const modifier = find('AggregateModifier');
    const grouping: Grouping = modifier
      ? {
          by: modifier.firstChild!.name === 'By',
          labels: this.labels(modifier.getChild('GroupingLabels') ?? undefined),
        }
      : { by: true, labels: [] };
    const operator = this.text(find('AggregateOp')!).toLowerCase();
    const inside = children(find('FunctionCallBody')!);
    if (inside.length !== 1) {
      throw unsupported(`${operator} with a parameter`);
    }
    return {
      type: 'aggregation',
      operator,
      grouping,
      of: this.read(inside[0]),
    };
  }

  private binary(node: SyntaxNode): Expression {
    const parts = children(node);
    const [left, operator] = parts;
    const modifiers = parts.slice(2, -1);
    const clauses = modifiers.flatMap(children);
    if (clauses.some(({ name }) => /^Group(Left|Right)$/.test(name))) {
      throw unsupported('group_left and group_right');
    }
    return {
      type: 'binary',
      operator: this.text(operator).toLowerCase(),
      bool: modifiers.some(
        ({ name, firstChild }) =>
          name === 'BoolModifier' || firstChild?.name === 'Bool',
      ),
      matching: {
        on: clauses.some(({ name }) => name === 'On'),
        labels: this.labels(
          clauses.find(({ name }) => name === 'GroupingLabels'),
        ),
      },
      left: this.read(left),
      right: this.read(parts[parts.length - 1]),
    };
  }
}

/**
 * Reads a query with Prometheus's own grammar.
 *
 * @throws PrometheusError when it is none, or does something that the lab does not evaluate
 */
export function parse(query: string): Expression {
  const { topNode } = parser.parse(query);
  refuseErrors(topNode, query);
  const child = topNode.firstChild;
  if (!child) {
    throw parseError(query, 0, 'no expression found in input');
  }
  const expression = new Reader(query).read(child);
  checkTypes(expression);
  return expression;
}
