import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  PageOptions,
  fleet,
  renderPage,
  service,
} from '../__testUtils__/renderPage';
import { fakeSignals } from '../__testUtils__/signals';
import { onCallPage } from '../extensions';

const web = 'group:default/web';
const entities = [
  service('orders', undefined, {
    'gantry.dev/tier': '1',
    'gantry.dev/runbook': 'https://runbooks.example/orders',
  }),
  service('carts', web, { 'gantry.dev/tier': '2' }),
  service('search', web, {
    'gantry.dev/tier': '2',
    'gantry.dev/runbook': 'data:text/html,nothing',
  }),
  service('images', web),
  service('calm'),
];
const burning = fleet(
  {
    orders: 'warning',
    carts: 'critical',
    search: 'critical',
    images: 'unknown',
    calm: 'ok',
  },
  { search: 120, orders: 300 },
);

function renderOnCall(options: PageOptions = {}) {
  const getFleet = options.getFleet ?? jest.fn().mockResolvedValue(burning);
  const page = renderPage(onCallPage, {
    entities,
    path: '/on-call',
    ...options,
    getFleet,
  });
  return { ...page, getFleet };
}

async function lines() {
  const list = await screen.findByRole('list', { name: 'What needs someone' });
  return within(list)
    .getAllByRole('listitem')
    .map(line => line.textContent!.replaceAll('\u00a0', ' '));
}

const names = async () =>
  (await lines()).map(line => /orders|carts|search|images|calm/.exec(line)![0]);

describe('the on-call page', () => {
  afterEach(() => jest.useRealTimers());

  it('shows what needs someone, worst and longest first, with all that it takes to act', async () => {
    const { asked } = renderOnCall();

    expect(await screen.findByText('4 need someone')).toBeInTheDocument();
    await waitFor(async () =>
      expect(await lines()).toEqual([
        'CriticalsearchTier 2shopwebsearch is criticalfor 2 hOpen in CloudWatch for search',
        'CriticalcartsTier 2shopwebcarts is criticalfor 14 minOpen in CloudWatch for carts',
        'WarningordersTier 1shopcommerceorders is warningfor 5 hRunbook of ordersOpen in CloudWatch for orders',
        'Unknownimagesshopwebimages is unknownfor 14 minOpen in CloudWatch for images',
      ]),
    );
    expect(
      screen.getByRole('link', { name: /^Runbook of orders/ }),
    ).toHaveAttribute('href', 'https://runbooks.example/orders');
    expect(
      screen.getByRole('link', { name: /^Open in CloudWatch for carts/ }),
    ).toHaveAttribute('href', 'https://console.example/carts');
    expect(
      screen.getByRole('list', { name: 'The fleet by status' }),
    ).toHaveTextContent('2 critical1 warning1 unknown1 OK');
    expect(screen.getByText('Live')).toBeInTheDocument();
    expect(asked.getEntitiesByRefs.mock.calls[0][0]).toMatchObject({
      entityRefs: ['search', 'carts', 'orders', 'images']
        .map(name => `component:default/${name}`)
        .sort(),
      fields: expect.arrayContaining(['spec.owner']),
    });
  });

  it.each([
    ['?owner=mine', ['orders']],
    ['?tier=2', ['search', 'carts']],
    ['?status=warning,unknown', ['orders', 'images']],
    ['?status=critical&tier=1,2', ['search', 'carts']],
    ['?status=ok,nonsense', ['search', 'carts', 'orders', 'images']],
  ])('shows by %s what is chosen', async (query, expected) => {
    renderOnCall({ path: `/on-call${query}` });

    await waitFor(async () => expect(await names()).toEqual(expected));
    expect(screen.getByText('4 need someone')).toBeInTheDocument();
  });

  it('changes what is chosen, and says how to get back when nothing is left', async () => {
    renderOnCall();
    await lines();

    await userEvent.click(screen.getByRole('radio', { name: 'Mine' }));
    await waitFor(async () => expect(await names()).toEqual(['orders']));
    await userEvent.click(screen.getByRole('button', { name: 'Unknown' }));

    expect(
      await screen.findByText(/Nothing matches these filters; 4 of the fleet/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await names()).toHaveLength(4);
  });

  it('hides nothing because the catalog is away', async () => {
    renderOnCall({
      entities: new Error('catalog is away'),
      path: '/on-call?owner=mine&tier=1',
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'catalog is away',
    );
    expect(await names()).toHaveLength(4);
  });

  it('says that it lists everything because who the user is cannot be told', async () => {
    renderOnCall({
      ownershipEntityRefs: new Error('sign-in is away'),
      path: '/on-call?owner=mine',
    });

    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent(/everyone's is listed.*sign-in is away/);
    expect(await names()).toHaveLength(4);
    await userEvent.click(screen.getByRole('radio', { name: "Everyone's" }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('is calm on a quiet night, and says as of when', async () => {
    renderOnCall({
      getFleet: jest
        .fn()
        .mockResolvedValue(fleet({ calm: 'ok', orders: 'ok' })),
    });

    expect(await screen.findByText('Nothing needs anyone')).toBeInTheDocument();
    expect(
      screen.getByText(/All 2 entities that report are OK, as of/),
    ).toHaveTextContent(/as of just now/);
    expect(screen.queryByRole('group', { name: 'Filters' })).toBeNull();
  });

  it('does not call a fleet quiet of which nothing is known', async () => {
    renderOnCall({ getFleet: jest.fn().mockResolvedValue(fleet({})) });

    expect(
      await screen.findByText(/No source says anything yet/),
    ).toBeInTheDocument();
  });

  it('follows signals', async () => {
    const signals = fakeSignals();
    const { getFleet } = renderOnCall({ signals });
    await lines();

    getFleet.mockResolvedValue({ ...fleet({ carts: 'ok' }), revision: 2 });
    signals.send(2);

    await waitFor(async () =>
      expect(await names()).toEqual(['search', 'orders', 'images']),
    );
  });

  it('never shows old knowledge as new', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const signals = fakeSignals();
    const { getFleet } = renderOnCall({ signals });
    await lines();

    getFleet.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(2);

    expect(
      await screen.findByText('4 needed someone when last known'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Stale since \d/)).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(100_000));
    expect(await lines()).toEqual([
      ...Array(3).fill(
        expect.stringMatching(/^Unknown.*Gantry does not answer. Last known:/),
      ),
      expect.stringMatching(/^Unknown.*images is unknown/),
    ]);
    expect(await names()).toEqual(['search', 'carts', 'orders', 'images']);
  });

  it('says that it cannot tell when nothing has ever answered', async () => {
    renderOnCall({ getFleet: jest.fn().mockRejectedValue(new Error('away')) });

    expect(
      await screen.findByText('What needs someone cannot be told'),
    ).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('away');
    expect(screen.queryByText(/Nothing needs anyone/)).toBeNull();
  });
});
