import { AppConfig } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { nearest } from '@gantry/plugin-vitals-common';
import { basename } from 'node:path';
import { Finding } from '../Finding';
import { JsonSchema } from './loadSchema';

interface UnknownKey {
  key: string;
  guess?: string;
}

/** Keys that no package reads: most often a typing error, whose setting then does nothing. */
export function checkUnknownKeys(
  merged: JsonSchema,
  layers: AppConfig[],
): Finding[] {
  return layers.flatMap(({ data, context }) =>
    unknownKeys(data, [merged], merged, '').map(({ key, guess }) => ({
      id: 'configuration.unknown-key',
      severity: 'warning' as const,
      subject: key,
      what: `${key} in ${basename(context)} is a key that no installed package knows.${guess ? ` Did you mean ${guess}?` : ''}`,
      why: 'What it was meant to set is not set.',
      mend: guess
        ? `Write ${guess}, or remove it.`
        : 'Correct or remove it, or install the plugin that reads it.',
    })),
  );
}

function unknownKeys(
  value: JsonValue | undefined,
  schemas: JsonSchema[],
  root: JsonSchema,
  path: string,
): UnknownKey[] {
  const shapes = schemas.flatMap(schema => shapesOf(schema, root));
  if (shapes.some(isOpen)) {
    return [];
  }
  if (Array.isArray(value)) {
    const items = shapes.flatMap(({ items: each }) => objects([each].flat()));
    return items.length === 0
      ? []
      : value.flatMap((item, i) =>
          unknownKeys(item, items, root, `${path}[${i}]`),
        );
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const keyed = shapes.filter(describesKeys);
  if (keyed.length === 0) {
    return [];
  }
  return Object.entries(value).flatMap(([name, child]) => {
    const key = path ? `${path}.${name}` : name;
    const known = keyed.flatMap(shape => schemasOf(name, shape));
    if (known.length > 0) {
      return known.includes(true)
        ? []
        : unknownKeys(child, objects(known), root, key);
    }
    const names = keyed.flatMap(shape =>
      Object.keys(asObject(shape.properties)),
    );
    const guess = keyMeant(name, names);
    return [{ key, guess: guess && (path ? `${path}.${guess}` : guess) }];
  });
}

/** A third of the letters may be wrong, and capitals do not count. */
function keyMeant(name: string, names: string[]): string | undefined {
  const byLetters = new Map(names.map(each => [each.toLowerCase(), each]));
  const guess = nearest(
    name.toLowerCase(),
    [...byLetters.keys()],
    Math.max(1, Math.floor(name.length / 3)),
  );
  return guess && byLetters.get(guess);
}

/** A schema and whatever it refers to or is made up of. */
function shapesOf(schema: JsonSchema, root: JsonSchema): JsonSchema[] {
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    const target = $ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<JsonObject>(
        (from, part) => asObject(from[decodeURIComponent(part)]),
        root,
      );
    return shapesOf(target, root);
  }
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap(word =>
    objects([schema[word]].flat()),
  );
  return parts.length > 0
    ? [
        ...(describesKeys(schema) ? [schema] : []),
        ...parts.flatMap(part => shapesOf(part, root)),
      ]
    : [schema];
}

/** Says nothing of what is inside. */
function isOpen(schema: JsonSchema): boolean {
  const says = Object.keys(schema).filter(
    word => !['description', 'visibility', 'deepVisibility'].includes(word),
  );
  return says.length === 0;
}

function describesKeys(schema: JsonSchema): boolean {
  return ['properties', 'patternProperties', 'additionalProperties'].some(
    word => schema[word] !== undefined && schema[word] !== false,
  );
}

/** What a schema says of one key; `true` for anything. */
function schemasOf(
  name: string,
  { properties, patternProperties, additionalProperties }: JsonSchema,
): Array<JsonSchema | true> {
  const own = asObject(properties)[name];
  const matching = Object.entries(asObject(patternProperties))
    .filter(([pattern]) => new RegExp(pattern).test(name))
    .map(([, schema]) => schema);
  const found = [own, ...matching].filter(schema => schema !== undefined);
  const all = found.length > 0 ? found : [additionalProperties];
  return all.includes(true) ? [true] : objects(all);
}

function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : {};
}

function objects(values: Array<JsonValue | true | undefined>): JsonSchema[] {
  return values.filter(
    (value): value is JsonSchema =>
      typeof value === 'object' && value !== null && !Array.isArray(value),
  );
}
