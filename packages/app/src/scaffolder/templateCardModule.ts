import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { TemplateCard } from '@backstage/plugin-scaffolder-react/alpha';

/** Our own card of a template; the stock one nests a link in a button and hides its name from a reader. */
export const templateCardModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SwappableComponentBlueprint.make({
      name: 'scaffolder-template-card',
      params: define =>
        define({
          component: TemplateCard,
          loader: () =>
            import('./templateCard/TemplateCard').then(
              module => module.TemplateCard,
            ),
        }),
    }),
  ],
});
