import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { connectionGroups } from './connectionGroups';

/** Replaces the stock tables of dependencies, parts, members and belongings, which know no health. */
export const connectionsCard = EntityCardBlueprint.make({
  name: 'connections',
  params: {
    type: 'content',
    filter: entity => connectionGroups(entity).length > 0,
    loader: () =>
      import('./ConnectionsCard').then(({ ConnectionsCard }) => (
        <ConnectionsCard />
      )),
  },
});
