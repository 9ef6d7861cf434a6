import {
  PageBlueprint,
  coreExtensionData,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod/v4';
import { entityFilter } from './entityFilter';

const content = EntityContentBlueprint.dataRefs;
const menuItem = EntityContextMenuItemBlueprint.dataRefs;

/**
 * Replaces the stock page of an entity. It keeps its id, route, inputs and configuration, so that the tabs
 * and menu items of all plugins arrive as they do there.
 */
export const entityPage = PageBlueprint.makeWithOverrides({
  name: 'entity',
  inputs: {
    contents: createExtensionInput([
      coreExtensionData.reactElement,
      coreExtensionData.routePath,
      coreExtensionData.routeRef.optional(),
      content.title,
      content.filterFunction.optional(),
      content.filterExpression.optional(),
      content.group.optional(),
      content.icon.optional(),
    ]),
    contextMenuItems: createExtensionInput([
      menuItem.data,
      menuItem.filterFunction.optional(),
    ]),
  },
  configSchema: {
    groups: z
      .array(
        z.record(
          z.string(),
          z.object({
            title: z.string(),
            aliases: z.array(z.string()).optional(),
            contentOrder: z.enum(['title', 'natural']).optional(),
          }),
        ),
      )
      .default([{ overview: { title: 'Overview' } }]),
    defaultContentOrder: z.enum(['title', 'natural']).default('title'),
  },
  factory(originalFactory, { config, inputs }) {
    return originalFactory({
      path: '/catalog/:namespace/:kind/:name',
      routeRef: catalogPlugin.routes.catalogEntity,
      loader: async () => {
        const { EntityPage } = await import('./EntityPage');
        const contents = inputs.contents.map(input => ({
          path: input.get(coreExtensionData.routePath),
          title: input.get(content.title),
          group: input.get(content.group),
          element: input.get(coreExtensionData.reactElement),
          filter: entityFilter(
            input.get(content.filterFunction),
            input.get(content.filterExpression),
          ),
        }));
        const menuItems = inputs.contextMenuItems.map(input => ({
          node: input.node,
          data: input.get(menuItem.data),
          filter: input.get(menuItem.filterFunction) ?? (() => true),
        }));
        return (
          <EntityPage
            contents={contents}
            menuItems={menuItems}
            groups={Object.assign({}, ...config.groups)}
            defaultOrder={config.defaultContentOrder}
          />
        );
      },
    });
  },
});
