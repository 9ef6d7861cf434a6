import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  PageOptions,
  fleet,
  renderPage,
  service,
} from '../__testUtils__/renderPage';
import { fakeSignals } from '../__testUtils__/signals';
import { homePage } from '../extensions';

function renderHome(options: PageOptions) {
  return renderPage(homePage, options);
}

function answering(...args: Parameters<typeof fleet>) {
  return jest.fn().mockResolvedValue(fleet(...args));
}

/** What each line of a list says, from the top. */
async function linesOf(list: string) {
  const lines = within(
    await screen.findByRole('list', { name: list }),
  ).getAllByRole('listitem');
  return lines.map(line => line.textContent!.replaceAll('\u00a0', ' '));
}

describe('what of mine needs me', () => {
  afterEach(() => jest.useRealTimers());

  it('comes first and worst first, apart from what fires elsewhere', async () => {
    const getFleet = answering(
      {
        calm: 'ok',
        burning: 'critical',
        odd: 'unknown',
        warm: 'warning',
        ember: 'warning',
        foreign: 'critical',
        quiet: 'ok',
      },
      { ember: 90 },
    );
    renderHome({
      entities: [
        ...['calm', 'silent', 'odd', 'warm', 'ember'].map(name =>
          service(name),
        ),
        service('burning', undefined, { 'gantry.dev/tier': '1' }),
        service('foreign', 'group:default/web'),
        service('quiet', 'group:default/web'),
      ],
      getFleet,
    });

    expect(
      await screen.findByText(
        '3 of your 6 need you, 1 cannot be told, 1 reports nothing',
      ),
    ).toBeInTheDocument();
    const [first, ...others] = await linesOf('Yours');
    expect(first).toBe(
      'CriticalburningTier 1shopcommerceburning is criticalfor 14 min',
    );
    expect(others).toEqual([
      expect.stringMatching(/ember.*for 1 h/),
      expect.stringContaining('warm'),
      expect.stringContaining('odd'),
      expect.stringContaining('calm'),
    ]);
    expect(screen.getByRole('list', { name: 'Summary' })).toHaveTextContent(
      '1 critical2 warning1 unknown1 OK1 without a reading',
    );
    expect(await linesOf('Also firing')).toEqual([
      expect.stringContaining('foreign'),
    ]);
    expect(screen.queryByText('quiet')).toBeNull();
    expect(getFleet).toHaveBeenCalledTimes(1);
  });

  it('is not buried by what is calm', async () => {
    const names = Array.from({ length: 38 }, (_, i) => `calm-${i}`);
    renderHome({
      entities: [...names, 'burning', 'warm'].map(name => service(name)),
      getFleet: answering({
        ...Object.fromEntries(names.map(name => [name, 'ok' as const])),
        burning: 'critical',
        warm: 'warning',
      }),
    });

    expect(await linesOf('Yours')).toEqual([
      expect.stringContaining('burning'),
      expect.stringContaining('warm'),
    ]);
    expect(screen.queryByText('calm-7')).toBeNull();

    await userEvent.click(screen.getByText('38 OK', { selector: 'summary' }));

    expect(await linesOf('Yours that are OK')).toHaveLength(38);
  });

  it('follows signals, and asks only what changed', async () => {
    const getFleet = answering({ calm: 'ok', other: 'ok' });
    const signals = fakeSignals();
    renderHome({
      entities: [service('calm'), service('other')],
      getFleet,
      signals,
    });
    expect(await screen.findByText('Nothing needs you')).toBeInTheDocument();

    getFleet.mockResolvedValue({
      ...fleet({ calm: 'critical' }),
      revision: 2,
    });
    signals.send(2);

    expect(
      await screen.findByText('1 of your 2 needs you'),
    ).toBeInTheDocument();
    expect(getFleet).toHaveBeenCalledTimes(2);
    expect(getFleet).toHaveBeenLastCalledWith({
      since: 1,
      signal: expect.anything(),
    });
  });

  it('keeps the lines, as unknown, while vitals are unavailable', async () => {
    renderHome({
      entities: [service('calm')],
      getFleet: jest.fn().mockRejectedValue(new Error('Failed to fetch')),
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
    expect(await linesOf('Yours')).toEqual([
      'UnknowncalmshopcommerceVitals are unavailable.',
    ]);
    expect(
      screen.getByText('How yours are cannot be told'),
    ).toBeInTheDocument();
  });

  it('soon trusts no more what it cannot renew', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const getFleet = answering({ calm: 'ok', foreign: 'critical' });
    const signals = fakeSignals();
    renderHome({ entities: [service('calm')], getFleet, signals });
    await screen.findByText('Nothing needs you');
    expect(screen.getByText('Live')).toBeInTheDocument();

    getFleet.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(2);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
    expect(screen.getByText(/Stale: last updated/)).toBeInTheDocument();
    expect(screen.getByText(/^Stale since/)).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(100_000));

    expect(screen.getByText('1 of your 1 cannot be told')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Summary' })).toHaveTextContent(
      '1 unknown0 OK',
    );
    expect((await linesOf('Yours'))[0]).toMatch(
      /^Unknowncalm.*Gantry does not answer. Last known: ok/,
    );
    expect(screen.getByText('Also firing when last known')).toBeInTheDocument();
    expect((await linesOf('Also firing'))[0]).toMatch(/^Unknown.*foreign/);
  });

  it('is not needed to know what fires elsewhere', async () => {
    renderHome({
      entities: new Error('catalog is away'),
      getFleet: answering({ burning: 'critical' }),
    });

    await waitFor(() =>
      expect(screen.getAllByRole('alert')[0]).toHaveTextContent(
        'catalog is away',
      ),
    );
    expect(screen.queryByText('You own nothing yet')).toBeNull();
    expect(await linesOf('Also firing')).toEqual([
      expect.stringContaining('burning'),
    ]);
  });

  it('holds its place while loading', async () => {
    renderHome({ getFleet: jest.fn().mockReturnValue(new Promise(() => {})) });

    expect(
      (await screen.findAllByRole('status', { name: 'Loading' })).length,
    ).toBeGreaterThan(0);
  });
});

describe('a newcomer who owns nothing', () => {
  it('learns why, and where in the fleet the trouble is', async () => {
    renderHome({
      entities: [
        service('foreign', 'group:default/web'),
        service('other', 'group:default/web'),
      ],
      getFleet: answering({ foreign: 'warning', other: 'critical' }),
    });

    expect(await screen.findByText('You own nothing yet')).toBeInTheDocument();
    expect(await screen.findByText(/You are in/)).toHaveTextContent(
      'You are in commerce, which owns no component or resource, nor do you.',
    );
    expect(
      screen.getByRole('link', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/create');
    expect(
      screen.getByRole('heading', { name: 'Firing across the fleet' }),
    ).toBeInTheDocument();
    await waitFor(async () =>
      expect(await linesOf('Systems that fire')).toEqual([
        'Criticalshopother, foreign',
      ]),
    );
  });

  it('is told when no group is known either', async () => {
    renderHome({
      ownershipEntityRefs: ['user:default/guest'],
      mayCreate: false,
    });

    expect(await screen.findByText(/You are in no group/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Create a service' })).toBeNull();
  });
});
