import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { component, fleet } from './__testUtils__/entities';
import { renderPages } from './__testUtils__/renderPages';

const entities = [
  component('alpha', { tier: '1', description: 'Takes orders.\nAnd more.' }),
  component('beta', { owner: 'web', type: 'website' }),
  component('gamma', { lifecycle: 'experimental' }),
];

/** The names in the table, once it is not busy; whether each of fifty links is hidden is costly to ask. */
function shownNames(): string[] {
  const table = screen.getByRole('table', { busy: false, hidden: true });
  return within(table)
    .getAllByRole('rowheader', { hidden: true })
    .map(each => within(each).getByRole('link', { hidden: true }).textContent!);
}

async function expectNames(...expected: string[]) {
  await waitFor(() => expect(shownNames()).toEqual(expected));
}

describe('CatalogPage', () => {
  it('lists components with how they are, in one request that counts nothing', async () => {
    const { query, byRefs, facets } = renderPages('/catalog', {
      entities,
      fleet: fleet({ alpha: 'critical', beta: 'ok' }),
    });

    await expectNames('alpha', 'beta', 'gamma');
    const [, alpha, , gamma] = screen.getAllByRole('row');
    expect(await within(alpha).findByText('Critical')).toBeVisible();
    expect(alpha).toHaveTextContent('alpha is critical');
    expect(
      within(alpha).getByRole('link', { name: 'commerce' }),
    ).toHaveAttribute('href', '/catalog/default/group/commerce');
    expect(gamma).toHaveTextContent('No reading');
    expect(query).toHaveBeenCalledTimes(1);
    expect(query).toHaveBeenCalledWith(
      expect.objectContaining({ totalItems: 'exclude', limit: 50 }),
    );
    expect(byRefs).not.toHaveBeenCalled();
    expect(facets).not.toHaveBeenCalled();
  });

  it('keeps every filter in the address, and obeys the back button', async () => {
    const { facets, place } = renderPages('/catalog', { entities });
    await expectNames('alpha', 'beta', 'gamma');

    // By ear nobody could tell a filter and the head of a column apart by the same name.
    const head = screen.getByRole('columnheader', { name: 'Type' });
    expect(screen.getByRole('button', { name: 'Type' })).toBe(
      within(head).getByRole('button'),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Filter by Type' }),
    );
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /website/ }),
    );
    await expectNames('beta');
    expect(place.search).toBe('?type=website');
    expect(facets).toHaveBeenCalledTimes(1);

    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      screen.getByRole('button', { name: 'Filter by Owner' }),
    );
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'mine' }),
    );
    expect(await screen.findByText('No components match')).toBeVisible();
    expect(place.search).toBe('?type=website&owner=mine');

    place.go(-1);
    await expectNames('beta');
  });

  it.each([
    ['?type=service&owner=commerce&lifecycle=production', ['alpha']],
    [
      '?filters[kind]=component&filters[owners]=web&filters[user]=all',
      ['beta'],
    ],
    ['?tier=1', ['alpha']],
    ['?system=shop&q=orders', ['alpha']],
    ['?sort=-name', ['gamma', 'beta', 'alpha']],
  ])('shows what the address %s asks for', async (search, expected) => {
    renderPages(`/catalog${search}`, { entities });
    await expectNames(...expected);
  });

  it('says what of an address means nothing, and shows the rest', async () => {
    renderPages('/catalog?health=purple&sort=size&page=x&type=website', {
      entities,
    });

    await expectNames('beta');
    const note = screen.getByText(/Part of this address/).closest('div')!;
    expect(note.parentElement).toHaveTextContent(/“purple” is no health/);
    expect(note.parentElement).toHaveTextContent(/“size” is no column/);
    expect(note.parentElement).toHaveTextContent(/“x” is not a page/);
  });

  it('filters and sorts by health, the worst first', async () => {
    const { query, byRefs, place } = renderPages('/catalog', {
      entities,
      fleet: fleet({ alpha: 'ok', beta: 'warning', gamma: 'critical' }),
    });
    await expectNames('alpha', 'beta', 'gamma');

    await userEvent.click(screen.getByRole('button', { name: 'Health' }));
    await expectNames('gamma', 'beta', 'alpha');
    expect(place.search).toBe('?sort=health');

    query.mockClear();
    await userEvent.click(screen.getByRole('button', { name: '1 Warning' }));
    await expectNames('beta');
    expect(place.search).toBe('?health=warning&sort=health');
    expect(byRefs).toHaveBeenLastCalledWith(
      expect.objectContaining({ entityRefs: ['component:default/beta'] }),
    );
    expect(query).not.toHaveBeenCalled();
  });

  it('lists what has no reading', async () => {
    renderPages('/catalog?health=none', {
      entities,
      fleet: fleet({ alpha: 'ok', gamma: 'critical' }),
    });
    await expectNames('beta');
  });

  it('tells a system by the worst of its parts', async () => {
    renderPages('/catalog?kind=system', {
      entities: [
        component('shop', {
          kind: 'System',
          relations: [
            { type: 'hasPart', targetRef: 'component:default/alpha' },
            { type: 'hasPart', targetRef: 'component:default/beta' },
          ],
        }),
      ],
      fleet: fleet({ alpha: 'ok', beta: 'critical' }),
    });
    await expectNames('shop');
    expect(await screen.findByText('beta: beta is critical')).toBeVisible();
  });

  it('counts and filters as unknown what has expired', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    renderPages('/catalog?health=unknown', {
      entities,
      fleet: fleet({ alpha: 'ok', beta: 'critical' }),
    });
    expect(await screen.findByText('1 OK')).toBeVisible();

    act(() => jest.advanceTimersByTime(100_000));

    await expectNames('alpha', 'beta');
    expect(screen.getByText('2 Unknown')).toBeVisible();
    expect(screen.queryByText('1 OK')).not.toBeInTheDocument();
    jest.useRealTimers();
  });

  it('stands without a fleet, with the health unknown', async () => {
    renderPages('/catalog?health=critical', {
      entities,
      fleet: new Error('vitals are down'),
    });

    await expectNames('alpha', 'beta', 'gamma');
    expect(screen.getByText('vitals are down')).toBeVisible();
    expect(screen.getByText(/neither filters nor sorts/)).toBeVisible();
    expect(
      within(screen.getByRole('table')).getAllByText('Unknown'),
    ).toHaveLength(3);
  });

  it('says that the catalog failed, and tries again', async () => {
    const { query } = renderPages('/catalog?kind=resource', { entities });
    await screen.findByText('No resources yet');
    query.mockRejectedValueOnce(new Error('catalog is down'));

    await userEvent.click(screen.getByRole('link', { name: 'Components' }));
    expect(await screen.findByText('catalog is down')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));

    await expectNames('alpha', 'beta', 'gamma');
  });

  it('offers ways on where nothing is, and where no page is', async () => {
    renderPages('/catalog?kind=widget', { entities });
    expect(
      await screen.findByText(/No entities of the kind “widget” yet/),
    ).toBeVisible();
  });

  it('leads from a page that is not there to the first', async () => {
    renderPages('/catalog?page=7', { entities });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Go to the first page' }),
    );
    await expectNames('alpha', 'beta', 'gamma');
  });

  it('shows one page of ten thousand, and asks for no more than that', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      component(`service-${String(index).padStart(5, '0')}`),
    );
    const { query, byRefs, place } = renderPages('/catalog', {
      entities: many,
      queryEntities: async (request: any = {}) => {
        const start = Number(request.cursor ?? request.offset ?? 0);
        const end = start + request.limit;
        return {
          items: many.slice(start, end),
          totalItems: 0,
          pageInfo: { nextCursor: end < many.length ? `${end}` : undefined },
        };
      },
      fleet: fleet(
        Object.fromEntries(
          many.map(({ metadata: { name } }, index) => [
            name,
            index === 7_777 ? 'critical' : 'ok',
          ]),
        ),
      ),
    });
    await screen.findByText('1–50 components');
    expect(shownNames()).toHaveLength(50);
    expect(await screen.findByText('9999 OK')).toBeVisible();

    await userEvent.click(screen.getByText('Next'));
    await screen.findByText('51–100 components');
    expect(place.search).toBe('?page=2');
    expect(query).toHaveBeenLastCalledWith(
      expect.objectContaining({ cursor: expect.any(String), limit: 50 }),
    );

    query.mockClear();
    await userEvent.click(screen.getByText('Health', { selector: 'button' }));
    await waitFor(() => expect(shownNames()[0]).toBe('service-07777'));
    expect(shownNames()).toHaveLength(50);
    expect(query).not.toHaveBeenCalled();
    expect(
      byRefs.mock.calls.flatMap(([{ entityRefs }]) => entityRefs).length,
    ).toBeLessThanOrEqual(100);
  }, 90_000);

  it('stars, and lists what is starred', async () => {
    const { byRefs } = renderPages('/catalog', { entities });
    await expectNames('alpha', 'beta', 'gamma');

    await userEvent.click(screen.getByRole('button', { name: 'Star beta' }));
    await userEvent.click(screen.getByRole('button', { name: 'Starred' }));

    await expectNames('beta');
    expect(byRefs).toHaveBeenCalledTimes(1);
  });
});

describe('The page of APIs', () => {
  it('lists APIs alone', async () => {
    renderPages('/api-docs?kind=component', {
      entities: [
        ...entities,
        component('orders-api', { kind: 'API', type: 'openapi' }),
      ],
    });
    await expectNames('orders-api');
    expect(
      screen.queryByRole('link', { name: 'Resources' }),
    ).not.toBeInTheDocument();
  });
});
