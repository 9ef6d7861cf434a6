import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { aboutCard, linksCard, objectivesCard } from './about/aboutExtensions';
import { connectionsCard } from './connections/connectionsExtension';
import { entityPage } from './page/entityPageExtension';
import { rollupCard } from './rollup/rollupExtension';

/** The page of an entity and what its overview shows of every kind; the rest comes from the plugins. */
export const entityModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    entityPage,
    aboutCard,
    linksCard,
    objectivesCard,
    connectionsCard,
    rollupCard,
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
