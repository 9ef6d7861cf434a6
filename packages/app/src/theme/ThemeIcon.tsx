import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { Mode } from './tokens';

/**
 * For the switch on the settings page, which hands its icons a Material UI colour name that only Material
 * UI understands; this one takes the colour of the text beside it.
 */
export function ThemeIcon({ mode }: { mode: Mode }) {
  const Icon = mode === 'light' ? RiSunLine : RiMoonLine;
  return <Icon size={18} aria-hidden />;
}
