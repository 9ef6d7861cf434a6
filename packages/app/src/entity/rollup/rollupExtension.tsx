import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** The health of what has none of its own but consists of what has. */
export const rollupCard = EntityCardBlueprint.make({
  name: 'rollup',
  params: {
    type: 'content',
    filter: { kind: { $in: ['system', 'domain'] } },
    loader: () =>
      import('./RollupCard').then(({ RollupCard }) => <RollupCard />),
  },
});
