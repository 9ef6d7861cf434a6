import { UnifiedThemeOptions } from '@backstage/theme';
import { controls } from './mui/controls';
import { pages } from './mui/pages';
import { surfaces } from './mui/surfaces';
import { tables } from './mui/tables';
import { Mode } from './tokens';
import { typographyOverrides } from './typography';

/** What the stock plugins draw with Material UI, made to look like what we draw with BUI. */
export function components(mode: Mode): UnifiedThemeOptions['components'] {
  return {
    ...typographyOverrides,
    ...surfaces(mode),
    ...tables(mode),
    ...controls(mode),
    ...pages(mode),
    // The names of the stock plugins' own style sheets are not among Material UI's.
  } as UnifiedThemeOptions['components'];
}
