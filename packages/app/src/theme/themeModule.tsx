import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { GantryTheme } from './GantryTheme';
import { ThemeIcon } from './ThemeIcon';
import { preloadFont } from './preloadFont';

preloadFont();

/** Takes the place of the stock themes, under their ids; until somebody chooses, the system's preference holds. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ThemeBlueprint.make({
      name: 'light',
      params: {
        theme: {
          id: 'light',
          title: 'Light',
          variant: 'light',
          icon: <ThemeIcon mode="light" />,
          Provider: ({ children }) => (
            <GantryTheme mode="light">{children}</GantryTheme>
          ),
        },
      },
    }),
    ThemeBlueprint.make({
      name: 'dark',
      params: {
        theme: {
          id: 'dark',
          title: 'Dark',
          variant: 'dark',
          icon: <ThemeIcon mode="dark" />,
          Provider: ({ children }) => (
            <GantryTheme mode="dark">{children}</GantryTheme>
          ),
        },
      },
    }),
  ],
});
