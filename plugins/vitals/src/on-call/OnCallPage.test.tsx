import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  acknowledged,
  incident,
  incidentEntity,
  onCallAnswer,
} from '../__testUtils__/onCall';
import {
  PageOptions,
  fleet,
  renderPage,
  transition,
} from '../__testUtils__/renderPage';
import { responseError } from '../__testUtils__/responseError';
import { ago } from '../__testUtils__/vitals';
import { onCallPage } from '../extensions';

const web = 'group:default/web';
const source = 'cloudwatch/prod/us-east-1';

const database = incident(
  [
    incidentEntity('orders-db', 'critical', {
      title: 'Orders database',
      tier: '1',
      runbook: 'https://runbooks.example/orders-db',
    }),
    incidentEntity('orders', 'critical', { tier: '1' }),
    incidentEntity('carts', 'warning', { tier: '2', ownerRef: web }),
  ],
  {
    because:
      '2 services that depend on orders-db turned critical or warning within 2 min of it.',
  },
);
const search = incident([
  incidentEntity('search', 'warning', {
    tier: '2',
    ownerRef: web,
    runbook: 'data:text/html,nothing',
  }),
]);
const silence = incident(
  [incidentEntity('images', 'unknown'), incidentEntity('mails', 'unknown')],
  { cause: { source }, because: '2 services are unknown.' },
);
const burning = onCallAnswer([database, search, silence]);

function renderOnCall(options: PageOptions = {}) {
  return renderPage(onCallPage, {
    path: '/on-call',
    onCall: burning,
    getFleet: jest.fn().mockResolvedValue(
      fleet({
        'orders-db': 'critical',
        orders: 'critical',
        carts: 'warning',
        search: 'warning',
        images: 'unknown',
        mails: 'unknown',
        calm: 'ok',
      }),
    ),
    ...options,
  });
}

const blocks = () => screen.findAllByRole('article');

const block = (name: string | RegExp) =>
  screen.findByRole('article', { name }).then(article => within(article));

const textOf = (element: HTMLElement) =>
  element.textContent!.replaceAll('\u00a0', ' ');

async function names() {
  return (await screen.findAllByRole('heading', { level: 3 })).map(textOf);
}

const all = [
  'Orders database',
  'search',
  'CloudWatch prod us-east-1 does not answer',
];

describe('the on-call page', () => {
  afterEach(() => jest.useRealTimers());

  it('shows each incident by its cause, with all that it takes to act', async () => {
    const { asked } = renderOnCall();

    expect(
      await screen.findByText('3 incidents need someone'),
    ).toBeInTheDocument();
    expect(await names()).toEqual(all);
    const orders = await block('Orders database');
    expect(orders.getByText('Tier 1', { selector: 'p *' })).toBeVisible();
    expect(orders.getByRole('link', { name: 'commerce' })).toBeVisible();
    expect(orders.getByText('orders-db is critical')).toBeVisible();
    expect(orders.getByText(/turned critical or warning/)).toBeVisible();
    expect(
      orders.getByRole('link', { name: 'Orders database' }),
    ).toHaveAttribute('href', '/catalog/default/component/orders-db');
    expect(
      orders.getByRole('link', { name: /^Runbook of Orders database/ }),
    ).toHaveAttribute('href', 'https://runbooks.example/orders-db');
    expect(
      orders.getByRole('link', {
        name: /^Open in CloudWatch for Orders database/,
      }),
    ).toHaveAttribute('href', 'https://console.example/orders-db');
    expect(
      within(
        orders.getByRole('list', { name: 'What Orders database takes along' }),
      )
        .getAllByRole('listitem')
        .map(textOf),
    ).toEqual([
      'CriticalordersTier 1orders is criticalfor 14 min',
      'WarningcartsTier 2carts is warningfor 14 min',
    ]);
    expect(
      (await block('search')).queryByRole('link', { name: /Runbook/ }),
    ).toBeNull();
    expect(
      screen.getByRole('list', { name: 'The fleet by status' }),
    ).toHaveTextContent('2 critical2 warning2 unknown1 OK');
    expect(screen.getByText('Live')).toBeInTheDocument();
    await waitFor(() =>
      expect(asked.getEntitiesByRefs.mock.calls[0][0].entityRefs).toEqual([
        'group:default/commerce',
        'group:default/web',
        'system:default/shop',
      ]),
    );
  });

  it('says of a source that does not answer what is unknown for it', async () => {
    renderOnCall();

    const unknown = await block(/does not answer/);

    expect(unknown.getByText('2 services are unknown.')).toBeVisible();
    expect(
      within(
        unknown.getByRole('list', { name: /^What CloudWatch prod/ }),
      ).getAllByRole('listitem'),
    ).toHaveLength(2);
  });

  it('folds away what is many, and brings it', async () => {
    renderOnCall({
      onCall: onCallAnswer([
        incident(
          Array.from({ length: 13 }, (_, index) =>
            incidentEntity(`part-${index}`, 'critical'),
          ),
        ),
      ]),
    });
    const list = await screen.findByRole('list', { name: /takes along/ });
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);

    await userEvent.click(screen.getByRole('button', { name: 'and 9 more' }));

    expect(within(list).getAllByRole('listitem')).toHaveLength(12);
  });

  it('counts what is not listed, and hides no incident in which that may match', async () => {
    renderOnCall({
      path: '/on-call?text=something-else',
      onCall: onCallAnswer([
        incident(
          Array.from({ length: 100 }, (_, index) =>
            incidentEntity(`part-${index}`, 'unknown'),
          ),
          { cause: { source }, entityCount: 10_000 },
        ),
      ]),
    });
    const list = await screen.findByRole('list', { name: /tells nothing of/ });

    await userEvent.click(
      screen.getByRole('button', { name: 'and 9,997 more' }),
    );

    expect(within(list).getAllByRole('listitem')).toHaveLength(100);
    expect(
      screen.getByText('and 9,900 more that are not listed'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('0 of its 100 listed services match the filters.'),
    ).toBeInTheDocument();
  });

  it('says in one line that a service flaps', async () => {
    renderOnCall({
      onCall: onCallAnswer([
        incident([
          incidentEntity(
            'orders',
            'critical',
            {},
            { flapping: { changes: 6, since: ago(2_400) } },
          ),
        ]),
      ]),
    });

    expect(
      (await screen.findByText(/^Flapping/)).textContent!.replace(
        '\u00a0',
        ' ',
      ),
    ).toBe('Flapping: 6 changes in 40 min');
  });

  it('tells what changed when asked', async () => {
    const { vitalsApi } = renderOnCall({
      transitions: [transition('orders-db', 'ok', 'critical', 14)],
    });
    const orders = await block('Orders database');
    expect(vitalsApi.getTransitions).not.toHaveBeenCalled();

    await userEvent.click(
      orders.getByText('Recent changes of Orders database'),
    );

    expect(
      await orders.findByRole('list', { name: 'Changes of status' }),
    ).toHaveTextContent('was OK');
    expect(vitalsApi.getTransitions.mock.calls[0][0]).toMatchObject({
      entity: 'component:default/orders-db',
    });
  });

  it('puts what is acknowledged below the others of its status, and hides it when asked', async () => {
    renderOnCall({
      onCall: onCallAnswer([
        { ...database, acknowledgement: acknowledged('ada', 'on it') },
        incident([incidentEntity('mails', 'critical')]),
        search,
      ]),
    });

    expect(await names()).toEqual(['mails', 'Orders database', 'search']);
    expect(
      screen.getByText('2 incidents need someone, 1 acknowledged'),
    ).toBeInTheDocument();
    const orders = await block('Orders database');
    expect(
      textOf(orders.getByText(/Acknowledged by/, { selector: 'span' })),
    ).toBe('Acknowledged by ada, 3 min agoon it');
    expect(orders.queryByRole('button', { name: /^Acknowledge/ })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Hide acknowledged (1)' }),
    );

    await waitFor(async () =>
      expect(await names()).toEqual(['mails', 'search']),
    );
  });

  it('says when everything is acknowledged', async () => {
    renderOnCall({
      onCall: onCallAnswer([
        { ...search, acknowledgement: acknowledged('ada') },
      ]),
    });

    expect(
      await screen.findByText('The one incident is acknowledged'),
    ).toBeInTheDocument();
  });

  it.each([
    ['?owner=mine', ['Orders database', all[2]], '2 of its 3 services match'],
    ['?tier=2', ['Orders database', 'search'], '1 of its 3 services matches'],
    ['?status=warning,unknown', all, '1 of its 3 services matches'],
    [
      '?status=critical&tier=1,2',
      ['Orders database'],
      '2 of its 3 services match',
    ],
    ['?text=CARTS', ['Orders database'], '1 of its 3 services matches'],
    ['?text=us-east-1', [all[2]], undefined],
    ['?status=ok,nonsense', all, undefined],
  ])('shows by %s what is chosen', async (query, expected, left) => {
    renderOnCall({ path: `/on-call${query}` });

    await waitFor(async () => expect(await names()).toEqual(expected));
    expect(screen.getByText('3 incidents need someone')).toBeInTheDocument();
    expect(screen.queryAllByText(/of its \d services/).map(textOf)).toEqual(
      left ? [`${left} the filters.`] : [],
    );
  });

  it('says what the filters leave out, and how bad it is', async () => {
    renderOnCall({ path: '/on-call?status=unknown' });

    const note = within(await screen.findByRole('note'));
    expect(
      note.getByText(
        '2 incidents are not shown by these filters, 1 of them critical.',
      ),
    ).toBeVisible();
    await userEvent.click(note.getByRole('button', { name: 'Show all' }));

    expect(await names()).toEqual(all);
    expect(screen.queryByRole('note')).toBeNull();
  });

  it('changes what is chosen, and says how to get back when nothing is left', async () => {
    renderOnCall();
    await blocks();

    await userEvent.click(screen.getByRole('radio', { name: 'Mine' }));
    await waitFor(async () => expect(await blocks()).toHaveLength(2));
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find by name or reason' }),
      'nothing of that name',
    );

    expect(
      await screen.findByText(
        'Nothing matches these filters; 3 incidents are not shown.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await names()).toEqual(all);
  });

  it('hides nothing because the catalog is away', async () => {
    renderOnCall({
      entities: new Error('catalog is away'),
      onCall: onCallAnswer([
        incident([incidentEntity('orders', 'critical', {}, { facts: {} })]),
      ]),
      path: '/on-call?owner=mine&tier=1',
    });

    expect(await names()).toEqual(['orders']);
  });

  it('says that it lists everything because who the user is cannot be told', async () => {
    renderOnCall({
      ownershipEntityRefs: new Error('sign-in is away'),
      path: '/on-call?owner=mine',
    });

    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent(/everyone's is listed.*sign-in is away/);
    expect(await blocks()).toHaveLength(3);
    await userEvent.click(screen.getByRole('radio', { name: "Everyone's" }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('is calm on a quiet night, and says as of when', async () => {
    renderOnCall({
      onCall: onCallAnswer([]),
      getFleet: jest
        .fn()
        .mockResolvedValue(fleet({ calm: 'ok', orders: 'ok' })),
    });

    expect(await screen.findByText('Nothing needs anyone')).toBeInTheDocument();
    expect(
      await screen.findByText(/All 2 entities that report are OK, as of/),
    ).toHaveTextContent(/as of just now/);
    expect(screen.queryByRole('group', { name: 'Filters' })).toBeNull();
  });

  it('does not call a fleet quiet of which nothing is known', async () => {
    renderOnCall({
      onCall: onCallAnswer([]),
      getFleet: jest.fn().mockResolvedValue(fleet({})),
    });

    expect(
      await screen.findByText(/No source says anything yet/),
    ).toBeInTheDocument();
    expect(screen.getByText('Nothing is known yet')).toBeInTheDocument();
    expect(screen.queryByText('Nothing needs anyone')).toBeNull();
  });

  it('follows signals', async () => {
    const { signals, vitalsApi } = renderOnCall();
    await blocks();

    vitalsApi.getOnCall.mockResolvedValue(onCallAnswer([search]));
    signals.send(2);

    await waitFor(async () => expect(await names()).toEqual(['search']));
  });

  it('never shows old knowledge as new', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const { signals, vitalsApi } = renderOnCall();
    await blocks();

    vitalsApi.getOnCall.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(2);

    expect(
      await screen.findByText('3 incidents needed someone when last known'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Stale since \d/)).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(100_000));
    expect((await blocks()).map(textOf)).toEqual([
      expect.stringMatching(
        /^UnknownOrders database.*Gantry does not answer. Last known: critical/,
      ),
      expect.stringMatching(/^Unknownsearch.*Gantry does not answer/),
      expect.stringMatching(/^UnknownCloudWatch/),
    ]);
    expect(
      screen.queryByText(/^(Critical|Warning)$/, { selector: 'article *' }),
    ).toBeNull();
  });

  it('says that it polls while no signals come, and is live again when they do', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const { signals, vitalsApi } = renderOnCall();
    await blocks();
    vitalsApi.getOnCall.mockResolvedValue({ ...burning, revision: 2 });
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    await waitFor(() => expect(vitalsApi.getOnCall).toHaveBeenCalledTimes(2));

    act(() => jest.advanceTimersByTime(40_000));
    expect(await screen.findByText('Polling')).toBeInTheDocument();
    signals.send(3);

    expect(await screen.findByText('Live')).toBeInTheDocument();
  });

  it('says after a sleep that it is stale until it is answered', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const { vitalsApi } = renderOnCall();
    await blocks();
    let answer: (value: unknown) => void = () => {};
    vitalsApi.getOnCall.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    vitalsApi.getFleet.mockReturnValue(new Promise(() => {}));

    jest.setSystemTime(Date.now() + 3_600_000);
    act(() => jest.advanceTimersByTime(5_000));

    expect(await screen.findByText(/^Stale since \d/)).toBeInTheDocument();
    expect(vitalsApi.getOnCall).toHaveBeenCalledTimes(2);
    expect(
      screen.getByRole('list', { name: 'The fleet by status' }),
    ).toHaveTextContent('0 critical0 warning7 unknown0 OK');
    await act(async () => answer(onCallAnswer([])));
    expect(await screen.findByText('Nothing needs anyone')).toBeInTheDocument();
    expect(screen.getByText('Live')).toBeInTheDocument();
  });

  it('forgets what may no longer be seen', async () => {
    const { signals, vitalsApi } = renderOnCall();
    await blocks();

    vitalsApi.getOnCall.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'not for you'),
    );
    signals.send(2);

    expect(await screen.findByRole('alert')).toHaveTextContent('not for you');
    expect(screen.queryAllByRole('article')).toEqual([]);
    expect(screen.queryByText(/Nothing needs anyone/)).toBeNull();
  });

  it('says that it cannot tell when nothing has ever answered', async () => {
    renderOnCall({ onCall: new Error('away') });

    expect(
      await screen.findByText('What needs someone cannot be told'),
    ).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('away');
    expect(screen.queryByText(/Nothing needs anyone/)).toBeNull();
  });
});
