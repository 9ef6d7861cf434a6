import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Mkdocs } from '../build/Mkdocs';

/** Builds docs before anybody opens them, one after the other: people come first. */
export class DocsBuilder {
  constructor(
    private readonly services: {
      auth: AuthService;
      catalog: CatalogService;
      discovery: DiscoveryService;
      logger: LoggerService;
    },
    private readonly mkdocs: Mkdocs,
  ) {}

  async buildAll(signal: AbortSignal): Promise<void> {
    const { catalog, auth, logger } = this.services;
    if (!(await this.mkdocs.isFound())) {
      logger.info('No docs are built ahead: MkDocs is not installed');
      return;
    }
    const { items } = await catalog.getEntities(
      {
        filter: {
          'metadata.annotations.backstage.io/techdocs-ref':
            CATALOG_FILTER_EXISTS,
        },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for (const entity of items) {
      if (signal.aborted) {
        return;
      }
      await this.build(entity, signal).catch(error =>
        logger.warn(
          `The docs of ${stringifyEntityRef(entity)} were not built ahead`,
          error,
        ),
      );
    }
  }

  /** Asks as a reader's page does, so that builds are shared and what is up to date is left alone. */
  private async build(entity: Entity, signal: AbortSignal): Promise<void> {
    const { auth, discovery } = this.services;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'techdocs',
    });
    const { kind, metadata } = entity;
    const route = [metadata.namespace ?? 'default', kind, metadata.name]
      .map(encodeURIComponent)
      .join('/');
    const answer = await fetch(
      `${await discovery.getBaseUrl('techdocs')}/sync/${route}`,
      { headers: { authorization: `Bearer ${token}` }, signal },
    );
    if (!answer.ok) {
      throw await ResponseError.fromResponse(answer);
    }
    // The events end with the build, and the stock backend logs what goes wrong in it.
    await answer.text();
  }
}
