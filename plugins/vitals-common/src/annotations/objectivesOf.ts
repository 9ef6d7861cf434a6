import { Entity } from '@backstage/catalog-model';
import { annotations } from './annotations';
import { parsed } from './values/checks';
import { parseDuration } from './values/parseDuration';
import { Objective, parseSlo } from './values/parseSlo';
import { Tier, parseTier } from './values/parseTier';

/** What an entity promises. */
export interface Objectives {
  tier?: Tier;
  slo: Objective[];
  /** Milliseconds. */
  rpo?: number;
  /** Milliseconds. */
  rto?: number;
}

/** Reads the promises of an entity for a page; a value that is malformed counts as absent. */
export function objectivesOf(entity: Pick<Entity, 'metadata'>): Objectives {
  function read<T>(key: string, parse: (value: string) => T): T | undefined {
    const value = entity.metadata.annotations?.[key];
    return value === undefined || parsed(parse)(value)
      ? undefined
      : parse(value);
  }
  return {
    tier: read(annotations.tier, parseTier),
    slo: read(annotations.slo, parseSlo) ?? [],
    rpo: read(annotations.rpo, parseDuration),
    rto: read(annotations.rto, parseDuration),
  };
}
