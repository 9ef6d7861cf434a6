import { quoteLabelValue } from './quoteLabelValue';

export type Operator = '=' | '!=' | '=~';

/** A label, how it is compared, and with what. */
export type Matcher = [label: string, operator: Operator, value: string];

const labelName = /^[a-zA-Z_]\w*$/;

/** `metric{label="value",…}`; values are quoted here and nowhere else. */
export function selector(metric: string, matchers: Matcher[]): string {
  const inside = matchers.map(([label, operator, value]) => {
    if (!labelName.test(label)) {
      throw new TypeError(`'${label}' is no name of a label`);
    }
    return `${label}${operator}${quoteLabelValue(value)}`;
  });
  return inside.length > 0 ? `${metric}{${inside.join(',')}}` : metric;
}

/** What a series must carry to be an entity's; only ever compared for equality. */
export function exactly(labels: Record<string, string>): Matcher[] {
  return Object.entries(labels).map(([label, value]) => [label, '=', value]);
}

/** Series that carry all of the labels, whatever their values. */
export function carrying(names: readonly string[]): Matcher[] {
  return names.map(name => [name, '!=', '']);
}
