import { StatusError } from './Status';

type Labels = Record<string, string>;
type Requirement = (labels: Labels) => boolean;

const key = String.raw`((?:[a-z0-9.-]+\/)?[A-Za-z0-9][\w.-]*)`;
const value = String.raw`([A-Za-z0-9]?[\w.-]*)`;
const exists = new RegExp(`^(!?)\\s*${key}$`);
const equals = new RegExp(`^${key}\\s*(==?|!=)\\s*${value}$`);
const oneOf = new RegExp(`^${key}\\s+(in|notin)\\s*\\(([^()]+)\\)$`);

function requirement(text: string): Requirement {
  const [, label, operator, wanted] = equals.exec(text) ?? [];
  if (label !== undefined) {
    return operator === '!='
      ? labels => labels[label] !== wanted
      : labels => labels[label] === wanted;
  }
  const [, member, kind, list] = oneOf.exec(text) ?? [];
  if (member !== undefined) {
    const values = list.split(',').map(word => word.trim());
    return kind === 'in'
      ? labels => values.includes(labels[member])
      : labels => !values.includes(labels[member]);
  }
  const [, absent, present] = exists.exec(text) ?? [];
  if (present !== undefined) {
    return labels => Object.hasOwn(labels, present) === (absent === '');
  }
  throw new StatusError(
    400,
    'BadRequest',
    `unable to parse requirement: found '${text}', expected: a requirement of a label selector`,
  );
}

/**
 * Reads a label selector: equality (`=`, `==`, `!=`), sets (`in`, `notin`) and existence, joined by commas.
 *
 * @throws StatusError when it is malformed
 */
export function labelSelector(text: string): Requirement {
  const requirements = text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(requirement);
  return labels => requirements.every(holds => holds(labels));
}

/**
 * Reads a field selector, `involvedObject.name=orders-1,type!=Normal`.
 *
 * @throws StatusError when it is malformed
 */
export function fieldSelector(text: string): (object: object) => boolean {
  const requirements = text
    .split(',')
    .filter(part => part !== '')
    .map(part => {
      const [, path, operator, wanted] =
        /^([\w.]+)(==?|!=)(.*)$/.exec(part) ?? [];
      if (path === undefined) {
        throw new StatusError(
          400,
          'BadRequest',
          `invalid field selector: ${part}`,
        );
      }
      return (object: object) =>
        (String(read(object, path)) === wanted) === (operator !== '!=');
    });
  return object => requirements.every(holds => holds(object));
}

function read(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, field) => {
    const deeper = typeof inside === 'object' && inside !== null;
    return deeper && Object.hasOwn(inside, field)
      ? (inside as Record<string, unknown>)[field]
      : undefined;
  }, object);
}
