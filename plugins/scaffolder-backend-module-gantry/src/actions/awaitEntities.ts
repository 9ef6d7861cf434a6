import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMilliseconds = 500;

/**
 * The action `gantry:catalog:await`: the last step of a template that registers entities. The catalog
 * takes in what is registered a few seconds later; until then the links of a finished run lead nowhere.
 *
 * Waits until the caller can see all references, at most `seconds` (default 60). What is not there by
 * then is logged and no failure: it is registered, and its page will come.
 */
export function createAwaitEntitiesAction(options: {
  catalog: CatalogService;
}) {
  return createTemplateAction({
    id: 'gantry:catalog:await',
    description: 'Waits until the catalog has the entities',
    supportsDryRun: true,
    schema: {
      input: {
        entityRefs: z =>
          z.array(z.string()).min(1).max(20).describe('Full entity references'),
        seconds: z =>
          z
            .number()
            .positive()
            .max(600)
            .describe('How long to wait at most, default: 60')
            .optional(),
      },
    },
    async handler(ctx) {
      if (ctx.isDryRun) {
        return;
      }
      const { entityRefs, seconds = 60 } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const deadline = Date.now() + seconds * 1000;
      for (;;) {
        const { items } = await options.catalog.getEntitiesByRefs(
          { entityRefs, fields: ['kind', 'metadata.name'] },
          { credentials },
        );
        const missing = entityRefs.filter((_, index) => !items[index]);
        if (missing.length === 0) {
          ctx.logger.info(`In the catalog: ${entityRefs.join(', ')}`);
          return;
        }
        if (Date.now() >= deadline) {
          ctx.logger.warn(
            `Registered, but not in the catalog after ${seconds} s: ${missing.join(
              ', ',
            )}. Their pages will come; the catalog's log says what holds them up.`,
          );
          return;
        }
        await sleep(pollMilliseconds, undefined, { signal: ctx.signal });
      }
    },
  });
}
