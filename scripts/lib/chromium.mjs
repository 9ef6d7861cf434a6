import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Chromium without a sandbox of its own, that asks nobody but the pages it is sent to. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium: `CHROMIUM_PATH`, else the first on the PATH; undefined without one. */
export function findChromium(environment = process.env) {
  return (
    environment.CHROMIUM_PATH ||
    (environment.PATH ?? '')
      .split(delimiter)
      .flatMap(folder =>
        ['chromium', 'chromium-browser', 'google-chrome'].map(name =>
          join(folder, name),
        ),
      )
      .find(existsSync)
  );
}
