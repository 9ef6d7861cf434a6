import { Fleet, FleetItem, Status } from '@gantry/plugin-vitals-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeCanvas } from '../__testUtils__/fakeCanvas';
import { PageOptions, group, renderPage } from '../__testUtils__/renderPage';
import { responseError } from '../__testUtils__/responseError';
import { fakeSignals } from '../__testUtils__/signals';
import { ago } from '../__testUtils__/vitals';
import { onCallPage } from '../extensions';

const web = 'group:default/web';

function item(
  name: string,
  status: Status | undefined,
  [system, owner, tier]: [string?, string?, string?] = [],
): FleetItem {
  return {
    entityRef: `component:default/${name}`,
    verdicts: status
      ? {
          health: {
            status,
            reason: `${name} is ${status}`,
            observedAt: ago(10),
            since: ago(840),
            source: 'cloudwatch/prod/us-east-1',
          },
        }
      : {},
    facts: {
      systemRef: system && `system:default/${system}`,
      ownerRef: owner,
      tier,
    },
  };
}

const fleet: Fleet = {
  revision: 1,
  items: [
    item('orders', 'critical', ['shop', group, '1']),
    item('carts', 'ok', ['shop', web, '2']),
    item('search', 'warning', ['site', web, '2']),
    item('images', 'unknown', ['site', web]),
    item('calm', 'ok', ['rest', group, '3']),
    item('silent', undefined, ['rest', group]),
  ],
};

function changed(name: string, status: Status): FleetItem {
  const before = fleet.items.find(({ entityRef }) => entityRef.endsWith(name))!;
  const { verdicts } = item(name, status);
  return { ...before, verdicts };
}

function renderMap(options: PageOptions = {}) {
  const getFleet = options.getFleet ?? jest.fn().mockResolvedValue(fleet);
  const page = renderPage(onCallPage, {
    path: '/on-call/map',
    ...options,
    getFleet,
  });
  return { ...page, getFleet };
}

const cells = () => screen.findByRole('listbox', { name: /^Fleet map/ });
const current = async () =>
  within(await cells()).getByRole('option').textContent!;

/** The names on the list, in its order. */
async function listed() {
  // Asking for roles in a long table takes seconds.
  const table = await screen.findByLabelText('The fleet as a list');
  return [...table.querySelectorAll('a')].map(link => link.textContent);
}

describe('the fleet map', () => {
  let canvas: ReturnType<typeof fakeCanvas>;

  beforeEach(() => {
    canvas = fakeCanvas({ width: 800, height: 500 });
  });

  afterEach(() => {
    canvas.restore();
    jest.useRealTimers();
  });

  it('shows every entity once, worst group first, and asks the catalog nothing', async () => {
    const { asked } = renderMap();

    expect(await cells()).toHaveAccessibleName('Fleet map, 6 cells');
    expect(
      screen.getByRole('heading', { name: '6 entities in 3 systems' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'What is shown, by status' }),
    ).toHaveTextContent('1 critical1 warning1 unknown2 OK1 without a reading');
    expect(canvas.texts().filter(text => /shop|site|rest/.test(text))).toEqual([
      'shop',
      'site',
      'rest',
    ]);
    for (const spy of Object.values(asked)) {
      expect(spy).not.toHaveBeenCalled();
    }
  });

  it('leads by keyboard through all cells, tells each, and opens its page', async () => {
    renderMap();
    (await cells()).focus();

    expect(await current()).toMatch(
      /^orders, Critical, orders is critical, for 14 min, since .*, Tier 1, shop, commerce; in shop$/,
    );
    expect(
      screen.getByRole('link', { name: 'orders' }).closest('div')!
        .parentElement,
    ).toHaveTextContent(/orders is criticalfor 14\smin, since/);
    await userEvent.keyboard('{ArrowRight}');
    expect(await current()).toMatch(/^carts, OK/);
    await userEvent.keyboard('j');
    expect(await current()).toMatch(/^search, Warning/);
    await userEvent.keyboard('j');
    expect(await current()).toMatch(/^images, Unknown/);
    await userEvent.keyboard('kk');
    expect(await current()).toMatch(/^orders/);
    await userEvent.keyboard('{End}');
    expect(await current()).toMatch(
      /^silent, No reading, No source has said anything/,
    );
    await userEvent.keyboard('{PageUp}');
    expect(await current()).toMatch(/; in site$/);
    expect(within(await cells()).getByRole('option')).toHaveAttribute(
      'aria-posinset',
      '3',
    );

    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  });

  it('tells the cell that a pointer rests on, which is a link to its page', async () => {
    renderMap();
    await cells();
    const at = await canvas.placeOf('search');

    canvas.moveTo(at);

    const link = await screen.findByRole('link', { name: 'search' });
    expect(link).toHaveAttribute('href', '/catalog/default/component/search');
    expect(
      document.querySelector('[data-active-cell]')!.getAttribute('href'),
    ).toBe('/catalog/default/component/search');
    canvas.moveTo({ x: -20, y: -20 });
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'search' })).toBeNull(),
    );
  });

  it('closes what is told of a cell by Escape, wherever the focus is', async () => {
    renderMap();
    await cells();
    canvas.moveTo(await canvas.placeOf('search'));
    await screen.findByRole('link', { name: 'search' });
    expect(document.body).toHaveFocus();

    await userEvent.keyboard('{Escape}');

    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'search' })).toBeNull(),
    );
  });

  it('lists its keys, and is entered by one', async () => {
    const { pageShortcuts } = renderMap();
    const map = await cells();

    expect(pageShortcuts.getSnapshot().flatMap(({ keys }) => keys)).toEqual(
      expect.arrayContaining(['j', 'k', 'ArrowLeft', 'PageDown', 'Enter']),
    );
    act(() => {
      expect(pageShortcuts.press('j')).toBe(true);
    });

    expect(map).toHaveFocus();
  });

  it('tells a cell at the first tap', async () => {
    renderMap();
    await cells();

    canvas.tap(await canvas.placeOf('orders'));

    expect(
      await screen.findByRole('link', { name: 'orders' }),
    ).toBeInTheDocument();
    expect(await cells()).toBeInTheDocument();
  });

  it('draws only what changed', async () => {
    const signals = fakeSignals();
    const { getFleet } = renderMap({ signals });
    await cells();
    canvas.forget();

    getFleet.mockResolvedValue({
      revision: 2,
      items: [changed('calm', 'unknown')],
    });
    signals.send(2);

    await waitFor(() => expect(canvas.drawn()).toHaveLength(3));
    expect(canvas.cleared()).toHaveLength(2);
    expect(canvas.texts()).toEqual(expect.arrayContaining(['rest', '1', '2']));
    expect(canvas.texts()).not.toContain('shop');
  });

  it.each([
    ['?owner=mine', ['orders', 'calm', 'silent']],
    ['?tier=2', ['search', 'carts']],
    ['?status=warning,none', ['search', 'silent']],
    ['?system=system:default/site', ['search', 'images']],
    ['?text=CAR', ['carts']],
    ['?text=site', ['search', 'images']],
    ['?by=owner', ['orders', 'calm', 'silent', 'carts', 'search', 'images']],
    ['?by=tier&status=ok', ['carts', 'calm']],
    [
      '?status=nonsense',
      ['orders', 'carts', 'search', 'images', 'calm', 'silent'],
    ],
  ])('shows by %s what is asked for', async (query, expected) => {
    renderMap({ path: `/on-call/map${query}&view=list` });

    await waitFor(async () => expect(await listed()).toEqual(expected));
  });

  it('hides nothing because the catalog has not been read', async () => {
    renderMap({
      path: '/on-call/map?owner=mine&tier=1&system=system:default/shop&status=critical',
      getFleet: jest.fn().mockResolvedValue({
        revision: 1,
        items: fleet.items.map(({ facts, ...each }) => each),
      }),
    });

    expect(await cells()).toHaveAccessibleName('Fleet map, 1 cells');
  });

  it('keeps filters and grouping in the address, and says how to get back when nothing is left', async () => {
    renderMap({ path: '/on-call/map?view=list' });
    await listed();

    await userEvent.click(screen.getByRole('radio', { name: 'Owner' }));
    expect(
      screen.getByRole('heading', { name: '6 entities in 2 owners' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Mine' }));
    await waitFor(async () =>
      expect(await listed()).toEqual(['orders', 'calm', 'silent']),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Tier 2' }));

    expect(
      await screen.findByText(
        'Nothing matches these filters; the fleet has 6.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('note')).toHaveTextContent(
      'Not shown by these filters: 6, with 1 critical, 1 warning, 1 unknown, 1 no reading',
    );
    expect(screen.getByRole('link', { name: 'Needs someone' })).toHaveAttribute(
      'href',
      '/on-call?owner=mine&tier=2',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await listed()).toHaveLength(6);
    await userEvent.click(screen.getByRole('radio', { name: 'Map' }));
    expect(await cells()).toBeInTheDocument();
  });

  it('lists a page at a time', async () => {
    renderMap({
      path: '/on-call/map?view=list',
      getFleet: jest.fn().mockResolvedValue({
        revision: 1,
        items: Array.from({ length: 120 }, (_, index) =>
          item(`s${index + 100}`, 'ok', [index < 70 ? 'one' : 'two']),
        ),
      }),
    });

    expect(await listed()).toHaveLength(50);
    await userEvent.click(screen.getByText('Next'));
    expect(await listed()).toHaveLength(50);
    expect(
      [...document.querySelectorAll('th[scope=rowgroup]')].map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['one 70 OK', 'two 50 OK']);
    await userEvent.click(screen.getByText('Next'));
    expect((await listed()).at(-1)).toBe('s219');
    expect(screen.getByText('101–120 of 120')).toBeInTheDocument();
  });

  it('says that it shows everything because who the user is cannot be told', async () => {
    renderMap({
      ownershipEntityRefs: new Error('sign-in is away'),
      path: '/on-call/map?owner=mine',
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /everyone's is shown.*sign-in is away/,
    );
    expect(await cells()).toHaveAccessibleName('Fleet map, 6 cells');
  });

  it('never shows old knowledge as new', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const signals = fakeSignals();
    const { getFleet } = renderMap({ signals });
    await cells();

    getFleet.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(2);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Gantry could not update this. Failed to fetch',
    );
    expect(screen.getByText(/Stale: last updated/)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: /, as last known$/ }),
    ).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(100_000));
    expect(
      screen.getByRole('list', { name: 'What is shown, by status' }),
    ).toHaveTextContent('0 critical0 warning5 unknown0 OK1 without a reading');
    expect(await current()).toMatch(/Gantry does not answer. Last known:/);
  });

  it('names the permission to those who may not see', async () => {
    renderMap({
      getFleet: jest
        .fn()
        .mockRejectedValue(
          await responseError(403, 'NotAllowedError', 'Not yours'),
        ),
    });

    expect(
      await screen.findByText('You may not see health.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that nothing is known rather than showing an empty map', async () => {
    renderMap({
      getFleet: jest.fn().mockResolvedValue({ revision: 1, items: [] }),
    });

    expect(
      await screen.findByText(/No source says anything yet/),
    ).toBeInTheDocument();
  });

  it('says that it could not load', async () => {
    renderMap({ getFleet: jest.fn().mockRejectedValue(new Error('away')) });

    expect(
      await screen.findByRole('heading', { name: 'The fleet cannot be shown' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('away');
  });
});
