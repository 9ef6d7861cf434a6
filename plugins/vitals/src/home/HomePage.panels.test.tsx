import { act, screen, waitFor, within } from '@testing-library/react';
import {
  fleet,
  group,
  renderPage,
  service,
  transition,
} from '../__testUtils__/renderPage';
import { ago } from '../__testUtils__/vitals';
import { homePage } from '../extensions';
import { fakeSignals } from '../__testUtils__/signals';

const template = (name: string, type: string, tags: string[] = []) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name,
    namespace: 'default',
    title: `New ${name}`,
    description: `Makes ${name}`,
    tags,
  },
  spec: { type, owner: group },
});

const task = (id: string, status: any, hoursAgo: number) => ({
  id,
  status,
  createdAt: ago(hoursAgo * 3_600),
  spec: {
    templateInfo: {
      entityRef: 'template:default/api',
      entity: { metadata: { name: 'api', title: 'New api' } },
    },
    parameters: { name: `service-${id}` },
  } as any,
});

/** What each line of a list says, from the top. */
async function linesOf(list: string) {
  const lines = within(
    await screen.findByRole('list', { name: list }),
  ).getAllByRole('listitem');
  return lines.map(line => line.textContent!.replaceAll('\u00a0', ' '));
}

describe('the panels of the home page', () => {
  it('tell what changed, folded by entity and with how it is now', async () => {
    renderPage(homePage, {
      entities: [service('orders'), service('carts')],
      getFleet: jest
        .fn()
        .mockResolvedValue(
          fleet({ orders: 'ok', carts: 'warning', foreign: 'critical' }),
        ),
      transitions: [
        transition('foreign', 'ok', 'critical', 3),
        transition('orders', 'critical', 'ok', 5),
        transition('orders', 'ok', 'critical', 9),
        transition('carts', 'critical', 'warning', 20),
        transition('carts', 'ok', 'critical', 30),
        transition('carts', 'warning', 'ok', 40),
      ],
    });

    expect(await linesOf('Changes of status')).toEqual([
      'Criticalforeign (not yours) from OK to critical: foreign is critical3 min ago',
      'OKorders was critical for 4 min, now OK: orders is critical5 min ago',
      'Warningcarts 3 changes, at worst critical, now warning20 min ago',
    ]);
  });

  it.each([
    ['owns nothing', {}],
    ['may own anything', { ownershipEntityRefs: new Error('away') }],
  ])(
    'claim of others only what was asked, for one who %s',
    async (_, options) => {
      renderPage(homePage, {
        getFleet: jest.fn().mockResolvedValue(fleet({ orders: 'ok' })),
        ...options,
      });

      expect(
        await screen.findByText(
          'Nothing became or ceased to be critical in the last 24 hours.',
        ),
      ).toBeInTheDocument();
    },
  );

  it('claim no status now that has expired', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    const signals = fakeSignals();
    const getFleet = jest.fn().mockResolvedValue(fleet({ orders: 'ok' }));
    renderPage(homePage, {
      signals,
      getFleet,
      entities: [service('orders')],
      transitions: [transition('orders', 'critical', 'ok', 5)],
    });
    expect(await linesOf('Changes of status')).toEqual([
      expect.stringMatching(/^OKorders from critical to OK/),
    ]);

    getFleet.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(2);
    await waitFor(() => expect(getFleet).toHaveBeenCalledTimes(2));
    act(() => jest.advanceTimersByTime(100_000));

    expect(await linesOf('Changes of status')).toEqual([
      expect.stringMatching(/^Unknownorders from critical to OK, now unknown/),
    ]);
    jest.useRealTimers();
  });

  it('do not say that nothing changed where not all could be read', async () => {
    renderPage(homePage, {
      entities: [service('orders')],
      moreTransitions: true,
    });

    expect(
      await screen.findByText(/So much changed that not all could be read/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Nothing became|^No status/)).toBeNull();
  });

  it('tell which template runs wait', async () => {
    renderPage(homePage, {
      tasks: [
        task('a', 'processing', 0.5),
        task('b', 'failed', 3),
        task('c', 'failed', 30),
        task('d', 'completed', 1),
      ],
      unread: 3,
    });

    expect(await linesOf('Template runs')).toEqual([
      'Running30 min agoNew api for service-a',
      'Failed3 h agoNew api for service-b',
    ]);
    expect(screen.getAllByRole('link', { name: 'New api' })[0]).toHaveAttribute(
      'href',
      '/create/tasks/a',
    );
    expect(await screen.findByText('3 unread notifications')).toBeVisible();
  });

  it('lead to what is starred and was visited, as far as it may be seen', async () => {
    const { asked } = renderPage(homePage, {
      entities: [
        service('orders'),
        service('starred', 'group:default/web'),
        service('visited', 'group:default/web'),
      ],
      getFleet: jest.fn().mockResolvedValue(fleet({ starred: 'warning' })),
      starred: ['component:default/starred', 'component:default/concealed'],
      visits: [
        'component:default/visited',
        'component:default/starred',
        'component:default/gone',
      ],
    });

    expect(await linesOf('Starred')).toEqual(['starredWarning']);
    expect(await linesOf('Recently visited')).toEqual(['visitedComponent']);
    expect(screen.queryByText(/concealed|gone/)).toBeNull();
    const refs = asked.getEntitiesByRefs.mock.calls.flatMap(
      ([request]) => request.entityRefs,
    );
    expect(refs).toHaveLength(new Set(refs).size);
  });

  it('offer one template of each type, recommended ones first', async () => {
    renderPage(homePage, {
      entities: [
        template('api', 'service'),
        template('queue', 'infrastructure'),
        template('app', 'service', ['recommended']),
        template('batch', 'service'),
        template('cron', 'service'),
      ],
    });

    expect(await linesOf('Templates')).toEqual([
      'New appMakes app',
      'New queueMakes queue',
      'New apiMakes api',
      'New batchMakes batch',
    ]);
    expect(screen.getByRole('link', { name: 'New app' })).toHaveAttribute(
      'href',
      '/create/templates/default/app',
    );
    expect(
      screen.getByRole('link', { name: 'All 5 templates' }),
    ).toHaveAttribute('href', '/create');
  });

  it('offer nothing to those who may not create', async () => {
    const { asked } = renderPage(homePage, {
      entities: [template('api', 'service')],
      mayCreate: false,
    });

    expect(await screen.findByText('You own nothing yet')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Create' })).toBeNull();
    expect(asked.queryEntities).not.toHaveBeenCalled();
  });

  it('say something when there is nothing', async () => {
    renderPage(homePage, {
      entities: [service('orders')],
      getFleet: jest.fn().mockResolvedValue(fleet({ orders: 'ok' })),
    });

    for (const text of [
      'Nothing else that you may see fires.',
      /^No status of yours changed in the last 24 hours/,
      /^No template of yours runs/,
      /^Star an entity on its page/,
      /^No template is registered yet/,
    ]) {
      expect(await screen.findByText(text)).toBeInTheDocument();
    }
  });

  it('fail each alone', async () => {
    renderPage(homePage, {
      entities: [service('orders'), template('api', 'service')],
      getFleet: jest.fn().mockResolvedValue(fleet({ orders: 'warning' })),
      transitions: new Error('no transitions'),
      tasks: new Error('no tasks'),
      unread: new Error('no notifications'),
    });

    await waitFor(() =>
      expect(
        screen.getAllByRole('alert').map(({ textContent }) => textContent),
      ).toEqual([
        expect.stringContaining('no transitions'),
        expect.stringContaining('no tasks'),
      ]),
    );
    expect(await linesOf('Yours')).toHaveLength(1);
    expect(await linesOf('Templates')).toHaveLength(1);
  });

  it('survive an answer that they cannot read', async () => {
    renderPage(homePage, {
      entities: [service('orders')],
      getFleet: jest.fn().mockResolvedValue(fleet({ orders: 'warning' })),
      tasks: [{ id: 'x', status: 'failed', createdAt: ago(60) }],
    });
    jest.spyOn(console, 'error').mockImplementation(() => {});

    expect(
      await screen.findByText(/This part of the page failed/),
    ).toBeInTheDocument();
    expect(await linesOf('Yours')).toHaveLength(1);
    jest.restoreAllMocks();
  });
});
