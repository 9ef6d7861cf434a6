import { UnifiedThemeProvider, createUnifiedTheme } from '@backstage/theme';
import { ReactNode } from 'react';
import { components } from './components';
import { cssVariables } from './cssVariables';
import { palette } from './palette';
import { Mode, colors } from './tokens';
import { typography } from './typography';
import './font.css';
import './global.css';
import './swagger.css';

const variables = cssVariables();

function createTheme(mode: Mode) {
  return createUnifiedTheme({
    palette: palette(mode),
    typography,
    // Every page has the same quiet head: no banner tells one plugin from another.
    pageTheme: {
      home: {
        colors: [colors[mode].surfaces[0], colors[mode].surfaces[0]],
        shape: 'none',
        backgroundImage: 'none',
        fontColor: colors[mode].text,
      },
    },
    components: components(mode),
  });
}

const themes = { light: createTheme('light'), dark: createTheme('dark') };

/** Hands the tokens to both layers: custom properties for BUI and our own, a theme for Material UI. */
export function GantryTheme(props: { mode: Mode; children: ReactNode }) {
  return (
    <UnifiedThemeProvider theme={themes[props.mode]} themeName="gantry">
      <style>{variables}</style>
      {props.children}
    </UnifiedThemeProvider>
  );
}
