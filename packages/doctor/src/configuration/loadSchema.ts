import {
  ConfigSchema,
  loadConfigSchema,
  mergeConfigSchemas,
} from '@backstage/config-loader';
import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export type JsonSchema = JsonObject;

export interface Schema {
  schema: ConfigSchema;
  /** The schemas of all packages as one. */
  merged: JsonSchema;
}

/** Our own packages, whose dependencies are all packages that read configuration. */
function workspaces(root: string): { folder: string; name: string }[] {
  return ['packages', 'plugins']
    .map(group => join(root, group))
    .filter(existsSync)
    .flatMap(group => readdirSync(group).map(name => join(group, name)))
    .filter(folder => existsSync(join(folder, 'package.json')))
    .map(folder => {
      const text = readFileSync(join(folder, 'package.json'), 'utf8');
      return { folder, name: JSON.parse(text).name };
    });
}

function fingerprintOf(root: string): string {
  const hash = createHash('sha256');
  const files = workspaces(root).flatMap(({ folder }) =>
    ['package.json', 'config.d.ts'].map(name => join(folder, name)),
  );
  for (const file of [join(root, 'yarn.lock'), ...files]) {
    const text = existsSync(file) ? readFileSync(file) : '';
    hash.update(`${file}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
}

const loaded = new Map<string, Promise<Schema>>();

/**
 * The schemas of every package that is installed. To read them takes the TypeScript compiler several
 * seconds, so what it found is kept until a package changes.
 */
export function loadSchema(root: string): Promise<Schema> {
  const folder = join(root, '.gantry/doctor');
  const path = join(folder, `schema-${fingerprintOf(root).slice(0, 16)}.json`);
  const schema = loaded.get(path) ?? load(root, folder, path);
  loaded.set(path, schema);
  return schema;
}

async function load(
  root: string,
  folder: string,
  path: string,
): Promise<Schema> {
  const kept = read(path);
  const schema = kept
    ? await loadConfigSchema({ serialized: kept })
    : await loadConfigSchema({
        dependencies: workspaces(root).map(({ name }) => name),
      });
  const serialized = schema.serialize();
  if (!kept) {
    keep(folder, path, serialized);
  }
  const { schemas } = serialized as { schemas: { value: JsonSchema }[] };
  const merged = mergeConfigSchemas(
    schemas.map(({ value }) => value as object),
  ) as JsonSchema;
  return { schema, merged };
}

function read(path: string): JsonObject | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A checkout that cannot be written is read anew each time. */
function keep(folder: string, path: string, serialized: JsonObject): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(serialized));
    renameSync(draft, path);
  } catch {
    // Nothing is lost but time.
  }
}
