import { gibibyte, requireSpace } from '../lib/disk.mjs';
import { requireFreePort } from '../lib/ports.mjs';
import { note } from '../lib/progress.mjs';
import { withSession } from '../lib/session.mjs';
import { readSettings } from '../lib/settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { startGantry } from '../run/startGantry.mjs';
import { takeServices } from './services.mjs';
import { requireNoWords } from './words.mjs';

export const summary =
  'installs what is missing, builds the app, starts the portal and its lab';

export const help = `Usage: ./gantry start [--services <number>]

Starts Gantry with its lab as the cloud and guest sign-in. The first start fetches a fit Node and Yarn if
the machine has none, installs the dependencies and builds the app; later starts do so only when
something changed. Prints 'Gantry is ready: …' once the portal answers, its catalog has been read and its
first survey is in.
Ctrl-C stops everything. Data and logs stay in the data folder.

  --services <number>   the lab plays a fleet of so many services more, up to 10000, and the catalog lists
                        them; SQLite is fit for some hundreds

Environment:
  GANTRY_PORT      port of the portal (7007)
  GANTRY_LAB_PORT  port of the lab (7010)
  GANTRY_DATA      folder of databases, repositories and logs (.gantry)
  GANTRY_LAB_SERVICES   the same as --services
`;

export async function run(words) {
  const { rest, environment } = takeServices(words);
  requireNoWords('start', rest);
  const settings = readSettings(environment);
  return withSession(async session => {
    await session.lockData(settings, './gantry start');
    await requireFreePort(settings.portalPort, 'the portal', 'GANTRY_PORT');
    await requireFreePort(settings.labPort, 'the lab', 'GANTRY_LAB_PORT');
    requireSpace(settings.data, 0.2 * gibibyte, 'keep data');

    const tools = await prepare(settings, session, { app: true });
    const { ended } = await startGantry(settings, tools, session);

    session.steady = true;
    note(`logs are in ${settings.logs}; Ctrl-C stops`);
    process.stdout.write(`Gantry is ready: ${settings.portalUrl}\n`);
    return ended;
  });
}
