import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeCanvas } from '../__testUtils__/fakeCanvas';
import { PageOptions, fleet, renderPage } from '../__testUtils__/renderPage';
import { responseError } from '../__testUtils__/responseError';
import { fakeSignals } from '../__testUtils__/signals';
import { onCallPage } from '../extensions';

const burning = fleet(
  {
    orders: 'warning',
    carts: 'critical',
    search: 'critical',
    images: 'unknown',
    calm: 'ok',
  },
  { search: 120 },
);

function renderWall(options: PageOptions = {}) {
  const getFleet = options.getFleet ?? jest.fn().mockResolvedValue(burning);
  const page = renderPage(onCallPage, {
    path: '/on-call/map?wall',
    ...options,
    getFleet,
  });
  return { ...page, getFleet };
}

const wall = async () =>
  within(await screen.findByRole('dialog', { name: 'Fleet map, wall mode' }));

describe('the wall', () => {
  const release = jest.fn();
  const request = jest.fn();
  let canvas: ReturnType<typeof fakeCanvas>;

  beforeEach(() => {
    canvas = fakeCanvas({ width: 1200, height: 700 });
    release.mockReset().mockResolvedValue(undefined);
    request.mockReset().mockResolvedValue({ release });
    Object.defineProperty(navigator, 'wakeLock', {
      configurable: true,
      value: { request },
    });
  });

  afterEach(() => {
    canvas.restore();
    jest.useRealTimers();
    Reflect.deleteProperty(navigator, 'wakeLock');
  });

  it('shows the map, what fires, and when the last answer came', async () => {
    renderWall();

    const { findByRole, getByRole, getAllByRole, getByText } = await wall();
    expect(
      await findByRole('listbox', { name: 'Fleet map, 5 cells' }),
    ).toBeInTheDocument();
    expect(getByRole('heading', { name: '3 firing' })).toBeInTheDocument();
    expect(
      getAllByRole('link', { name: /^Open / }).map(link =>
        link.getAttribute('aria-label'),
      ),
    ).toEqual(['Open carts', 'Open search', 'Open orders']);
    expect(getByText('search is critical')).toBeInTheDocument();
    expect(getByText('Updated')).toBeInTheDocument();
    expect(request).toHaveBeenCalledWith('screen');
  });

  it('lies above all else, lets the screen sleep again when it is left', async () => {
    renderWall();
    await wall();
    const behind = [...document.body.children].filter(
      child => !child.querySelector('[aria-modal=true]'),
    ) as HTMLElement[];
    expect(behind.length).toBeGreaterThan(0);
    expect(behind.every(child => child.inert)).toBe(true);
    expect(screen.getByRole('dialog', { name: /wall mode/ })).toHaveFocus();

    await userEvent.keyboard('{Escape}');

    expect(
      await screen.findByRole('heading', { name: '5 entities' }),
    ).toBeInTheDocument();
    expect(behind.some(child => child.inert)).toBe(false);
    expect(release).toHaveBeenCalled();
  });

  it('keeps the screen awake anew once the tab is visible again', async () => {
    renderWall();
    await wall();
    await waitFor(() => expect(request).toHaveBeenCalledTimes(1));

    document.dispatchEvent(new Event('visibilitychange'));

    await waitFor(() => expect(request).toHaveBeenCalledTimes(2));
  });

  it('says in a word that it is stale, and knows nothing any more', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const signals = fakeSignals();
    const { getFleet } = renderWall({ signals });
    const { findByText, getByRole, getByText } = await wall();
    await findByText('3 firing');

    getFleet.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(2);
    expect(await findByText('STALE')).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(100_000));

    expect(getByText(/^1\smin ago$/)).toBeInTheDocument();
    expect(getByRole('heading', { name: 'Unknown' })).toBeInTheDocument();
    expect(getByText('Nothing is known at the moment.')).toBeInTheDocument();
  });

  it('does not call a fleet quiet that has never answered', async () => {
    renderWall({ getFleet: jest.fn().mockRejectedValue(new Error('away')) });

    const { findByRole, getByText, queryByText } = await wall();
    expect(await findByRole('alert')).toHaveTextContent(
      'Gantry does not answer. away',
    );
    expect(getByText('STALE')).toBeInTheDocument();
    expect(getByText('no answer yet')).toBeInTheDocument();
    expect(queryByText('Nothing fires')).toBeNull();
  });

  it('says what has no room, and how that is', async () => {
    canvas.restore();
    canvas = fakeCanvas({ width: 300, height: 90 });
    const [orders, ...others] = burning.items;
    const of = (system: string) => ({ facts: { systemRef: system } });
    renderWall({
      getFleet: jest.fn().mockResolvedValue({
        revision: 1,
        items: [
          ...others.map(each => ({ ...each, ...of('system:default/a') })),
          { ...orders, ...of('system:default/b') },
        ],
      }),
    });

    const { findByText } = await wall();
    expect(
      await findByText('Not shown: 1 in one group, with 1 warning'),
    ).toBeInTheDocument();
  });

  it.each([
    ['?tier=1&wall', '1 of 5 entities', '4, with 2 critical, 1 warning'],
    [
      '?status=ok&wall',
      '1 of 5 entities',
      '4, with 2 critical, 1 warning, 1 unknown',
    ],
    [
      '?system=system:default/renamed&wall',
      '0 of 5 entities',
      '5, with 2 critical',
    ],
  ])(
    'never calls by %s quiet what burns and is not shown',
    async (query, title, rest) => {
      renderWall({
        path: `/on-call/map${query}`,
        getFleet: jest.fn().mockResolvedValue({
          ...burning,
          items: burning.items.map(each => ({
            ...each,
            facts: {
              tier: each.entityRef.endsWith('/calm') ? '1' : '2',
              systemRef: 'system:default/shop',
            },
          })),
        }),
      });

      const { findByRole, getByRole, queryByText } = await wall();
      expect(
        await findByRole('heading', { name: 'Nothing of what is shown fires' }),
      ).toBeInTheDocument();
      expect(getByRole('heading', { name: title })).toBeInTheDocument();
      expect(getByRole('note')).toHaveTextContent(
        `Not shown by these filters: ${rest}`,
      );
      expect(queryByText('Nothing fires')).toBeNull();
    },
  );

  it('names the permission, and does not say besides that nothing answers', async () => {
    renderWall({
      getFleet: jest
        .fn()
        .mockRejectedValue(
          await responseError(403, 'NotAllowedError', 'Not yours'),
        ),
    });

    const { findByText, queryByText } = await wall();
    expect(await findByText('You may not see health.')).toBeInTheDocument();
    expect(queryByText(/Gantry does not answer/)).toBeNull();
  });

  it('is quiet on a quiet night', async () => {
    renderWall({
      getFleet: jest.fn().mockResolvedValue(fleet({ calm: 'ok' })),
    });

    const { findByRole, getByText } = await wall();
    expect(
      await findByRole('heading', { name: 'Nothing fires' }),
    ).toBeInTheDocument();
    expect(getByText('1 OK')).toBeInTheDocument();
  });
});
