import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** How the overview of an entity is laid out; its cards come from the plugins. */
export const entityModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    EntityContentLayoutBlueprint.make({
      name: 'overview',
      params: {
        loader: () =>
          import('./OverviewLayout').then(
            ({ OverviewLayout }) => OverviewLayout,
          ),
      },
    }),
  ],
});
