import { InputError } from '@backstage/errors';
import { quote } from './quote';

const mostLabels = 10;
const longestValue = 1_024;
const longestText = 10_240;
const name = /^[a-zA-Z_]\w*$/;
/** Labels that say what a series is within its metric, or that tell alerts apart; no entity has them. */
const reserved = /^(__.*|le|quantile|alertname|alertstate)$/;
const escapes: Record<string, string> = { '"': '"', '\\': '\\', n: '\n' };

/**
 * Reads `namespace=shop,service=orders`: all must match, literally. A value that holds a comma, or spaces at
 * its ends, stands in double quotes, where `\"`, `\\` and `\n` stand for a quote, a backslash and a line end.
 *
 * @throws InputError that names the part that is wrong
 */
export function parseLabels(value: string): Record<string, string> {
  if (value.length > longestText) {
    throw new InputError(
      `${quote(value)} is longer than ${longestText} characters`,
    );
  }
  const labels = new Map<string, string>();
  let rest = value.trim();
  do {
    const equals = rest.indexOf('=');
    const label = rest.slice(0, equals).trim();
    if (equals < 0 || !name.test(label)) {
      throw new InputError(`${quote(rest)} is not of the form label=value`);
    }
    if (reserved.test(label)) {
      throw new InputError(`${quote(label)} is no label of an entity`);
    }
    const read = readValue(rest.slice(equals + 1).trimStart(), rest);
    checkValue(read.text, label);
    if ((labels.get(label) ?? read.text) !== read.text) {
      throw new InputError(
        `${quote(rest)} contradicts another part: all labels must match`,
      );
    }
    labels.set(label, read.text);
    rest = read.rest;
  } while (rest !== '');
  if (labels.size > mostLabels) {
    throw new InputError(`${quote(value)} has more than ${mostLabels} labels`);
  }
  return Object.fromEntries(labels);
}

function readValue(text: string, part: string): { text: string; rest: string } {
  if (!text.startsWith('"')) {
    const comma = text.indexOf(',');
    return comma < 0
      ? { text: text.trim(), rest: '' }
      : {
          text: text.slice(0, comma).trim(),
          rest: text.slice(comma + 1).trim(),
        };
  }
  const quoted = /^"((?:[^"\\]|\\["\\n])*)"\s*(?:,\s*|$)/.exec(text);
  if (!quoted) {
    throw new InputError(
      `${quote(part)} has a value that begins with a quote and does not end with one, or holds an escape other than \\", \\\\ and \\n`,
    );
  }
  return {
    text: quoted[1].replace(/\\(.)/g, (_, escaped) => escapes[escaped]),
    rest: text.slice(quoted[0].length),
  };
}

function checkValue(text: string, label: string): void {
  if (text === '') {
    throw new InputError(`${quote(label)} has no value`);
  }
  if (text.length > longestValue) {
    throw new InputError(
      `${quote(text)} is longer than ${longestValue} characters`,
    );
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw new InputError(`${quote(label)} has a value that is not Unicode`);
  }
}
