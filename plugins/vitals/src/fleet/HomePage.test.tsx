import { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { Fleet, Status } from '@gantry/plugin-vitals-common';
import { act, screen, within } from '@testing-library/react';
import { ago } from '../__testUtils__/vitals';
import { fakeSignals } from '../__testUtils__/signals';
import { vitalsApiRef } from '../api';
import { homePage } from '../extensions';

const group = 'group:default/commerce';

function component(name: string, owner = group): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service' },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      { type: 'partOf', targetRef: 'system:default/shop' },
    ],
  };
}

function fleet(statuses: Record<string, Status | undefined>): Fleet {
  return {
    revision: 1,
    items: Object.entries(statuses).map(([name, status]) => ({
      entityRef: `component:default/${name}`,
      verdicts: status
        ? {
            health: {
              status,
              reason: `${name} is ${status}`,
              observedAt: ago(150),
              source: 'cloudwatch/prod/us-east-1',
            },
          }
        : {},
    })),
  };
}

function renderHome(
  entities: Entity[] | Error,
  getFleet: jest.Mock,
  signals = fakeSignals(),
) {
  const catalogApi = catalogApiMock({
    entities: Array.isArray(entities) ? entities : [],
  });
  if (!Array.isArray(entities)) {
    jest.spyOn(catalogApi, 'getEntities').mockRejectedValue(entities);
  }
  renderTestApp({
    extensions: [homePage],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [vitalsApiRef, { getFleet }],
      [catalogApiRef, catalogApi],
      [signalApiRef, signals.api],
      mockApis.identity({
        userEntityRef: 'user:default/guest',
        ownershipEntityRefs: ['user:default/guest', group],
      }),
    ],
  });
}

/** What each line says, from the top. */
async function linesOf(index: number) {
  const lists = await screen.findAllByRole('list');
  const named = lists.filter(list => !list.getAttribute('aria-label'));
  return within(named[index])
    .getAllByRole('listitem')
    .map(line => line.textContent!.replaceAll('\u00a0', ' '));
}

describe('the home page', () => {
  afterEach(() => jest.useRealTimers());

  it('puts first what needs the user, and apart what fires elsewhere', async () => {
    const getFleet = jest.fn().mockResolvedValue(
      fleet({
        calm: 'ok',
        burning: 'critical',
        odd: 'unknown',
        warm: 'warning',
        foreign: 'critical',
        quiet: 'ok',
      }),
    );
    renderHome(
      [
        ...['calm', 'silent', 'odd', 'warm', 'burning'].map(name =>
          component(name),
        ),
        component('foreign', 'group:default/web'),
        component('quiet', 'group:default/web'),
      ],
      getFleet,
    );

    expect(
      await screen.findByText(
        '2 of your 5 need you, 1 cannot be told, 1 reports nothing',
      ),
    ).toBeInTheDocument();
    const [first, ...others] = await linesOf(0);
    expect(first).toBe('Criticalburningburning is criticalshop2 min ago');
    expect(others).toEqual([
      expect.stringContaining('warm'),
      expect.stringContaining('odd'),
      expect.stringContaining('calm'),
      expect.stringMatching(/^No readingsilent/),
    ]);
    expect(screen.getByRole('list', { name: 'Summary' })).toHaveTextContent(
      '1 critical1 warning1 unknown1 OK1 without a reading',
    );
    expect(await linesOf(1)).toEqual([expect.stringContaining('foreign')]);
    expect(screen.queryByText('quiet')).toBeNull();
    expect(getFleet).toHaveBeenCalledTimes(1);
  });

  it('follows signals', async () => {
    const getFleet = jest.fn().mockResolvedValue(fleet({ calm: 'ok' }));
    const signals = fakeSignals();
    renderHome([component('calm')], getFleet, signals);
    expect(await screen.findByText('Nothing needs you')).toBeInTheDocument();

    getFleet.mockResolvedValue(fleet({ calm: 'critical' }));
    signals.send(2);

    expect(
      await screen.findByText('1 of your 1 needs you'),
    ).toBeInTheDocument();
    expect(getFleet).toHaveBeenCalledTimes(2);
  });

  it('helps those who own nothing', async () => {
    renderHome([], jest.fn().mockResolvedValue(fleet({ foreign: 'warning' })));

    expect(await screen.findByText('You own nothing yet')).toBeInTheDocument();
    expect(screen.getByText('Also firing')).toBeInTheDocument();
  });

  it('keeps the lines, as unknown, while vitals are unavailable', async () => {
    renderHome(
      [component('calm')],
      jest.fn().mockRejectedValue(new Error('Failed to fetch')),
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
    expect(await linesOf(0)).toEqual([
      'UnknowncalmVitals are unavailable.shop',
    ]);
    expect(
      screen.getByText('How yours are cannot be told'),
    ).toBeInTheDocument();
  });

  it('soon trusts no more what it cannot renew', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick'],
    });
    const getFleet = jest
      .fn()
      .mockResolvedValue(fleet({ calm: 'ok', foreign: 'critical' }));
    const signals = fakeSignals();
    renderHome([component('calm')], getFleet, signals);
    await screen.findByText('Nothing needs you');

    getFleet.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(2);
    expect(await screen.findByRole('alert')).toHaveTextContent(/Stale/);
    act(() => jest.advanceTimersByTime(100_000));

    expect(screen.getByText('1 of your 1 cannot be told')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Summary' })).toHaveTextContent(
      '1 unknown0 OK',
    );
    expect(await linesOf(0)).toEqual([
      expect.stringMatching(
        /^UnknowncalmGantry does not answer. Last known: ok/,
      ),
    ]);
    expect(screen.getByText('Also firing when last known')).toBeInTheDocument();
    expect(await linesOf(1)).toEqual([
      expect.stringMatching(/^Unknown.*foreign/),
    ]);
  });

  it('still shows what fires while the catalog is unavailable', async () => {
    renderHome(
      new Error('catalog is away'),
      jest.fn().mockResolvedValue(fleet({ burning: 'critical' })),
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'catalog is away',
    );
    expect(screen.queryByText('You own nothing yet')).toBeNull();
    expect(await linesOf(0)).toEqual([expect.stringContaining('burning')]);
  });

  it('holds its place while loading', async () => {
    renderHome([], jest.fn().mockReturnValue(new Promise(() => {})));

    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
  });
});
