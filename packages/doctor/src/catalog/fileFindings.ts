import { Entity } from '@backstage/catalog-model';
import { targetPaths } from '@backstage/cli-common';
import { relative } from 'node:path';
import { YAMLParseError } from 'yaml';
import { Finding } from '../Finding';

/** A path as people know it: from the root of the repository where it is in there. */
export function shortPath(path: string): string {
  const short = relative(targetPaths.rootDir, path);
  return short.startsWith('..') ? path : short;
}

export function fileMissing(path: string, namedBy: string): Finding {
  const by = namedBy.startsWith('/') ? shortPath(namedBy) : namedBy;
  return {
    id: 'catalog.file-missing',
    severity: 'error',
    subject: shortPath(path),
    what: `There is no file ${shortPath(path)}, which ${by} names.`,
    why: 'What should stand in it is missing from the catalog, or goes from it.',
    mend: `Create it, or correct ${by}.`,
  };
}

export function malformed(path: string, error: YAMLParseError): Finding {
  const [position] = error.linePos ?? [];
  const where = position ? `:${position.line}:${position.col}` : '';
  return {
    id: 'catalog.file-malformed',
    severity: 'error',
    subject: shortPath(path),
    what: `${shortPath(path)}${where} is not YAML: ${error.message.split(' at line')[0].split('\n')[0]}.`,
    why: 'The catalog keeps what it last read of the whole file, and takes no change to it any more.',
    mend: 'Correct the line.',
  };
}

export function kindNotAllowed(
  { kind, metadata }: Entity,
  path: string,
  allowed: readonly string[],
): Finding {
  return {
    id: 'catalog.kind-not-allowed',
    severity: 'error',
    subject: shortPath(path),
    what: `${shortPath(path)} brings the ${kind} '${metadata?.name}', and its location may bring only ${allowed.join(', ')}.`,
    why: 'The catalog refuses the entity.',
    mend: 'Add the kind to the rules of that location in catalog.locations, or move the entity.',
    paste: `rules:\n  - allow: [${[...allowed, kind].join(', ')}]`,
  };
}

export function invalid(ref: string, path: string, because: string): Finding {
  return {
    id: 'catalog.entity-invalid',
    severity: 'error',
    subject: ref,
    what: `${ref} in ${shortPath(path)} is no valid entity: ${because.replace(/\.$/, '')}.`,
    why: 'The catalog refuses it and keeps what it last knew of it, if anything.',
    mend: 'Correct the field.',
  };
}

export function duplicate(ref: string, path: string, other: string): Finding {
  return {
    id: 'catalog.duplicate-entity',
    severity: 'error',
    subject: ref,
    what: `${ref} stands in ${shortPath(other)} and again in ${shortPath(path)}.`,
    why: 'Only one of them counts, and which one is not said.',
    mend: 'Remove one, or rename it.',
  };
}
