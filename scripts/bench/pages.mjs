import { mediansOf } from './compareSides.mjs';
import { loadPage } from './loadPage.mjs';

const rounds = 5;

const entity = 'a[href^="/catalog/default/"]';

const pages = {
  home: { path: '/', ready: entity },
  catalog: { path: '/catalog', ready: entity },
  entity: {
    path: '/catalog/default/component/order-management',
    ready: 'article h2, article h3',
  },
};

/** What each page costs on a first visit: time, bytes, and how often it asks the API. */
export async function pageLoads({ browser, gantry }) {
  const results = {};
  for (const [name, { path, ready }] of Object.entries(pages)) {
    const loads = [];
    for (let round = 0; round <= rounds; round += 1) {
      const load = await loadPage(browser, `${gantry}${path}`, ready);
      if (round > 0) {
        loads.push(load);
      }
    }
    results[name] = mediansOf(loads, 0);
  }
  return { rounds, ...results };
}
