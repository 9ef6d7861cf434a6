import { createExtensionInput } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { entityFilter } from '../page/entityFilter';
import { hasObjectives } from './objectiveFacts';

const iconLink = EntityIconLinkBlueprint.dataRefs;

/** Replaces the stock card; the links that plugins hang on it still come. */
export const aboutCard = EntityCardBlueprint.makeWithOverrides({
  name: 'about',
  inputs: {
    iconLinks: createExtensionInput([
      iconLink.useProps,
      iconLink.filterFunction.optional(),
      iconLink.filterExpression.optional(),
    ]),
  },
  factory(originalFactory, { inputs }) {
    const links = inputs.iconLinks.map(input => ({
      id: input.node.spec.id,
      useProps: input.get(iconLink.useProps),
      filter: entityFilter(
        input.get(iconLink.filterFunction),
        input.get(iconLink.filterExpression),
      ),
    }));
    return originalFactory({
      type: 'info',
      loader: async () => {
        const { AboutCard } = await import('./AboutCard');
        return <AboutCard links={links} />;
      },
    });
  },
});

/** Replaces the stock card, which shows what it has in a grid of icons. */
export const linksCard = EntityCardBlueprint.make({
  name: 'links',
  params: {
    type: 'info',
    filter: entity => !!entity.metadata.links?.length,
    loader: () => import('./LinksCard').then(({ LinksCard }) => <LinksCard />),
  },
});

export const objectivesCard = EntityCardBlueprint.make({
  name: 'objectives',
  params: {
    type: 'info',
    filter: hasObjectives,
    loader: () =>
      import('./ObjectivesCard').then(({ ObjectivesCard }) => (
        <ObjectivesCard />
      )),
  },
});
