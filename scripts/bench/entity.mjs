import {
  buildWithoutVitals,
  readExtensions,
  vitalsOff,
  withoutVitals,
} from './appWithoutVitals.mjs';
import { mediansOf } from './compareSides.mjs';
import { startBeside } from './startBeside.mjs';
import { visitPage, withVisitor } from './visitPage.mjs';
import { besideEachOther } from './besideEachOther.mjs';

const rounds = 7;
const path = '/catalog/default/component/order-management';

const card = (page, name) =>
  page.getByRole('article').filter({
    has: page.getByRole('heading', { name, exact: true }),
  });
const content = page => card(page, 'About');
const verdict = page =>
  card(page, 'Health').getByText(/^(OK|Warning|Critical|Unknown)$/);

const sum = numbers => numbers.reduce((total, each) => total + each, 0);

function figuresOf({ times, longTasks, bytes, javascriptBytes, ...counts }) {
  return {
    ...(times.verdict && { verdictMilliseconds: times.verdict }),
    contentMilliseconds: times.content,
    kilobytes: bytes / 1_000,
    javascriptKilobytes: javascriptBytes / 1_000,
    ...counts,
    longTasks: longTasks.length,
    longTaskMilliseconds: sum(longTasks),
  };
}

/** One visitor, who comes twice: with an empty cache, and with what the first visit left there. */
async function visitTwice(browser, url, awaited) {
  return withVisitor(browser, async context => ({
    cold: figuresOf(await visitPage(context, url, awaited)),
    warm: figuresOf(await visitPage(context, url, awaited)),
  }));
}

async function measureEntity(browser, addresses) {
  const sides = {
    with: { url: addresses.with, awaited: { verdict, content } },
    without: { url: addresses.without, awaited: { content } },
  };
  const visits = { with: [], without: [] };
  // The first of each side warms the server up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [side, { url, awaited }] of Object.entries(sides)) {
      const visit = await visitTwice(browser, `${url}${path}`, awaited);
      if (round > 0) {
        visits[side].push(visit);
      }
    }
  }
  const medians = (side, visit) =>
    mediansOf(
      visits[side].map(each => each[visit]),
      1,
    );
  const compare = visit =>
    besideEachOther(medians('with', visit), medians('without', visit), {
      contentMilliseconds: { percent: 10 },
      javascriptKilobytes: { more: 60 },
      apiCalls: { more: 1 },
    });
  return { cold: compare('cold'), warm: compare('warm') };
}

/** What it takes to show the door; the guest, who is let in without seeing it, is refused to that end. */
async function visitSignIn(browser, url) {
  return withVisitor(browser, async context => {
    await context.route('**/api/auth/**', route => route.abort());
    const { requests, javascriptBytes } = await visitPage(context, `${url}/`, {
      content: page => page.getByRole('button', { name: 'Try again' }),
    });
    return { requests, javascriptKilobytes: javascriptBytes / 1_000 };
  });
}

/**
 * The page of a service, cold and warm, beside the same page with what the vitals put there switched off: two portals on
 * one lab take turns in one browser. Then the sign-in page, beside that of an app that was built without the plugin.
 */
export async function entityPage({
  browser,
  gantry,
  settings,
  tools,
  session,
}) {
  const extensions = readExtensions(settings.root);
  const own = { settings, tools, session };

  const off = await startBeside('Starting a portal with the vitals off', {
    ...own,
    isFilled: true,
    variables: {
      APP_CONFIG_app_extensions: JSON.stringify(vitalsOff(extensions)),
    },
  });
  const entity = await measureEntity(browser, {
    with: gantry,
    without: off.url,
  });
  await off.end();

  const app = await buildWithoutVitals(settings, tools, session);
  const bare = await startBeside('Starting a portal without the plugin', {
    ...own,
    isFilled: false,
    variables: {
      APP_CONFIG_app_packageName: JSON.stringify(app),
      APP_CONFIG_app_extensions: JSON.stringify(withoutVitals(extensions)),
    },
  });
  const signIn = besideEachOther(
    mediansOf([await visitSignIn(browser, gantry)], 1),
    mediansOf([await visitSignIn(browser, bare.url)], 1),
    { requests: { more: 0 }, javascriptKilobytes: { more: 0 } },
  );
  await bare.end();
  return { rounds, ...entity, signIn };
}
