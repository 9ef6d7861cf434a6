import { BareBackstage } from './bareBackstage.mjs';
import { compareSides } from './compareSides.mjs';
import { loadPage } from './loadPage.mjs';

const rounds = 9;

/** What somebody came for, on either side: the first entity that can be opened. */
const ready = 'a[href^="/catalog/default/"]';

/**
 * The first load of home beside that of a bare Backstage of the same release: the two take turns in one
 * browser, each time with an empty cache, and the medians are compared.
 */
export async function firstLoad({
  browser,
  gantry,
  settings,
  tools,
  session,
  port,
}) {
  const bare = new BareBackstage(settings, tools, session);
  await bare.prepare();
  const sides = { gantry: `${gantry}/`, bare: `${await bare.start(port)}/` };

  const loads = { gantry: [], bare: [] };
  // The first of each side warms the server up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [side, url] of Object.entries(sides)) {
      const load = await loadPage(browser, url, ready);
      if (round > 0) {
        loads[side].push(load);
      }
    }
  }

  return { rounds, ...compareSides(loads, 0) };
}
