import { Config } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Finding } from '../Finding';
import { AllowedKinds, CatalogFile, FileEntity } from './CatalogFile';
import * as findings from './fileFindings';

export interface FilesRead {
  entities: FileEntity[];
  findings: Finding[];
  /** How many locations the configuration names as files. */
  locations: number;
  /** Whether nothing comes from elsewhere: then whatever is not in the files is nowhere. */
  isWhole: boolean;
}

/** What the catalog reads where nothing else is said. */
const defaultKinds = ['Component', 'API', 'Location'];

interface LocationConfig {
  type?: string;
  target?: string;
  rules?: { allow?: unknown[] }[];
}

/** Reads the catalog's files as the catalog would, without asking it, following Location entities. */
export function readFiles(config: Config): FilesRead {
  const locations = list<LocationConfig>(config, 'catalog.locations');
  const global = kindsOf(list(config, 'catalog.rules')) ?? defaultKinds;
  const read: FilesRead = {
    entities: [],
    findings: [],
    locations: 0,
    isWhole: !config.has('catalog.providers'),
  };
  const pending: CatalogFile[] = [];
  locations.forEach(({ type, target, rules }, i) => {
    if (type !== 'file' || !target) {
      read.isWhole = false;
      return;
    }
    read.locations++;
    const allowed = rules ? kindsOf(rules) : global;
    const namedBy = `catalog.locations[${i}]`;
    pending.push(...expand(resolve(target), { namedBy, allowed }));
  });
  const seen = new Set<string>();
  for (let file = pending.shift(); file; file = pending.shift()) {
    if (!seen.has(file.path)) {
      seen.add(file.path);
      pending.push(...readFile(file, read));
    }
  }
  return read;
}

function list<T>(config: Config, key: string): T[] {
  const value = config.getOptional(key);
  return Array.isArray(value) ? (value as T[]) : [];
}

function kindsOf(rules: { allow?: unknown[] }[]): AllowedKinds {
  const kinds = rules
    .flatMap(({ allow }) => allow ?? [])
    .map(kind =>
      typeof kind === 'string' ? kind : (kind as { kind?: string })?.kind,
    );
  return rules.length > 0
    ? kinds.filter((kind): kind is string => typeof kind === 'string')
    : undefined;
}

function expand(path: string, named: Omit<CatalogFile, 'path'>): CatalogFile[] {
  const paths = /[*?[{]/.test(path) ? globSync(path) : [path];
  return paths.map(each => ({ ...named, path: each }));
}

/** Adds what a file holds, and answers the files that it leads to. */
function readFile(file: CatalogFile, read: FilesRead): CatalogFile[] {
  if (!existsSync(file.path)) {
    read.findings.push(findings.fileMissing(file.path, file.namedBy));
    return [];
  }
  const documents = parseAllDocuments(readFileSync(file.path, 'utf8'));
  const next: CatalogFile[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      read.findings.push(findings.malformed(file.path, error));
      continue;
    }
    const content = document.toJS() as Entity | null;
    if (content === null) {
      continue;
    }
    const entity = withDefinitions(content, file.path, read) as Entity;
    if (file.allowed && !isAllowed(entity, file.allowed)) {
      read.findings.push(
        findings.kindNotAllowed(entity, file.path, file.allowed),
      );
    }
    read.entities.push({ entity, file: file.path });
    if (String(entity?.kind).toLowerCase() === 'location') {
      next.push(...targetsOf(entity, file, read));
    }
  }
  return next;
}

function isAllowed({ kind }: Entity, allowed: readonly string[]): boolean {
  return (
    typeof kind !== 'string' ||
    allowed.some(each => each.toLowerCase() === kind.toLowerCase())
  );
}

function targetsOf(
  { spec }: Entity,
  { path, allowed }: CatalogFile,
  read: FilesRead,
): CatalogFile[] {
  const { type, target, targets } = (spec ?? {}) as {
    type?: string;
    target?: string;
    targets?: string[];
  };
  return [target, ...(Array.isArray(targets) ? targets : [])].flatMap(each => {
    if (typeof each !== 'string') {
      return [];
    }
    if (type === 'url' || /^https?:/.test(each)) {
      read.isWhole = false;
      return [];
    }
    return expand(resolve(dirname(path), each), { namedBy: path, allowed });
  });
}

/** `$text: ./api.yaml` stands for the content of that file; what is in it is not looked at. */
function withDefinitions(
  value: unknown,
  path: string,
  read: FilesRead,
): unknown {
  if (Array.isArray(value)) {
    return value.map(item => withDefinitions(item, path, read));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value as JsonObject);
  const [[word, target] = ['', undefined]] = entries;
  if (
    entries.length === 1 &&
    /^\$(text|json|yaml|openapi|asyncapi)$/.test(word)
  ) {
    const file = resolve(dirname(path), String(target));
    if (!/^https?:/.test(String(target)) && !existsSync(file)) {
      read.findings.push(findings.fileMissing(file, path));
    }
    return `(${target})`;
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, withDefinitions(item, path, read)]),
  );
}
