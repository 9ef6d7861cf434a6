import { NotModifiedError } from '@backstage/errors';
import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  PreparerBase,
  PreparerOptions,
  PreparerResponse,
  getLocationForEntity,
} from '@backstage/plugin-techdocs-node';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DocsSource } from './DocsSource';

/**
 * Takes docs of files on this machine as the stock preparer takes those of a repository: as a copy, for
 * the generator edits `mkdocs.yml`, and with an etag, so that what has not changed is not built again.
 */
export class DocsPreparer implements PreparerBase {
  constructor(
    private readonly remote: PreparerBase,
    private readonly integrations: ScmIntegrationRegistry,
    private readonly workingDirectory = os.tmpdir(),
  ) {}

  /** Copies and downloads alike are this build's own. */
  shouldCleanPreparedDirectory() {
    return true;
  }

  async prepare(
    entity: Entity,
    options?: PreparerOptions,
  ): Promise<PreparerResponse> {
    const { type, target } = getLocationForEntity(entity, this.integrations);
    if (type === 'url') {
      return this.remote.prepare(entity, options);
    }
    const source = await DocsSource.open(target);
    const etag = await source.hash();
    if (etag === options?.etag) {
      throw new NotModifiedError();
    }
    const preparedDir = await mkdtemp(
      path.join(this.workingDirectory, 'gantry-docs-'),
    );
    try {
      await source.copyTo(preparedDir);
    } catch (error) {
      await rm(preparedDir, { recursive: true, force: true });
      throw error;
    }
    return { preparedDir, etag };
  }
}
