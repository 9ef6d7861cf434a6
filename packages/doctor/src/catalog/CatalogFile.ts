import { Entity } from '@backstage/catalog-model';

/** An entity as it stands in a file. */
export interface FileEntity {
  entity: Entity;
  /** Absolute. */
  file: string;
}

/** Which kinds a location may bring; undefined for any. */
export type AllowedKinds = readonly string[] | undefined;

/** A file that the configuration leads to. */
export interface CatalogFile {
  path: string;
  /** The key or the file that names it. */
  namedBy: string;
  allowed: AllowedKinds;
}
