import { PrometheusError } from './PrometheusError';

const units: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};
const duration =
  /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;

/** Milliseconds of a duration such as `1h30m`, or undefined where it is none. */
export function readDuration(text: string): number | undefined {
  if (!text || !duration.test(text)) {
    return undefined;
  }
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit],
    0,
  );
}

/** A number as Go spells it, or undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.toLowerCase().replaceAll('_', '');
  if (/^[+-]?inf$/.test(plain)) {
    return plain.startsWith('-') ? -Infinity : Infinity;
  }
  if (plain === 'nan') {
    return NaN;
  }
  return /^(0x[\da-f]+|[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)$/.test(plain)
    ? Number(plain)
    : undefined;
}

const escapes: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};
const escape =
  /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([^]))/g;

/** The text of a string literal: quoted with escapes, or raw between backquotes. */
export function readString(literal: string): string {
  const inside = literal.slice(1, -1);
  if (literal.startsWith('`')) {
    return inside;
  }
  return inside.replace(escape, (all, hex, short, long, octal, simple) => {
    const code = hex ?? short ?? long;
    if (code !== undefined) {
      return String.fromCodePoint(Number.parseInt(code, 16));
    }
    if (octal !== undefined) {
      return String.fromCodePoint(Number.parseInt(octal, 8));
    }
    if (Object.hasOwn(escapes, simple)) {
      return escapes[simple];
    }
    throw new PrometheusError(
      'bad_data',
      `invalid parameter "query": parse error: unknown escape sequence ${all}`,
    );
  });
}
