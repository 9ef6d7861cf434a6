import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  parseLocationRef,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction as createStockAction } from '@backstage/plugin-scaffolder-backend';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { dirname, join, relative, resolve } from 'node:path';

type TemplateInfo = NonNullable<ActionContext<any>['templateInfo']>;

const FILE_PREFIX = 'file://';

/**
 * The action `gantry:fetch:template`: the stock `fetch:template`, except that a
 * template registered from a file may fetch from its whole library instead of
 * its own folder only, so that templates share skeletons (`../../shared/docs`).
 *
 * The library is the folder of the location that brought the template into the
 * catalog. The catalog writes that annotation; the template's author cannot.
 * Templates registered by URL behave exactly as with the stock action.
 *
 * @throws InputError when a file template was not registered from a file
 * @throws NotAllowedError when the template or the skeleton is outside the library
 */
export function createFetchTemplateAction(options: {
  reader: UrlReaderService;
  integrations: ScmIntegrations;
}) {
  const stock = createStockAction(options);
  return {
    ...stock,
    id: 'gantry:fetch:template',
    description:
      'Like fetch:template, and lets the templates of one library share skeletons',
    examples: [],
    handler: async (ctx: Parameters<typeof stock.handler>[0]) => {
      const { templateInfo, input, isDryRun } = ctx;
      if (isDryRun || !templateInfo?.baseUrl?.startsWith(FILE_PREFIX)) {
        return stock.handler(ctx);
      }
      const library = libraryOf(templateInfo);
      const folder = dirname(templateInfo.baseUrl.slice(FILE_PREFIX.length));
      if (relative(library, folder).startsWith('..')) {
        throw new NotAllowedError(
          `Template ${templateInfo.entityRef} is outside its library`,
        );
      }
      return stock.handler({
        ...ctx,
        input: {
          ...input,
          url: `./${relative(library, resolve(folder, input.url))}`,
        },
        templateInfo: {
          ...templateInfo,
          baseUrl: FILE_PREFIX + join(library, 'library.yaml'),
        },
      });
    },
  };
}

function libraryOf(templateInfo: TemplateInfo): string {
  const origin =
    templateInfo.entity?.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  const location = origin ? parseLocationRef(origin) : undefined;
  if (location?.type !== 'file') {
    throw new InputError(
      `Template ${templateInfo.entityRef} is read from a file, but the location that registered it is not a file`,
    );
  }
  return dirname(location.target);
}
