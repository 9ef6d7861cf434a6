import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SearchQuery } from '@backstage/plugin-search-common';
import {
  found,
  foundDocs,
  missingIndex,
  renderSearch,
} from '../__testUtils__/renderSearch';

const isDocs = ({ types }: SearchQuery) => types?.[0] === 'techdocs';

/** A shop in which the docs mention orders and the service is called so. */
const shop = (query: SearchQuery) => ({
  results: isDocs(query)
    ? [foundDocs('runbook', 'When an order hangs, restart the queue.')]
    : [
        found('preorders'),
        found('orders-db', { category: 'resource', type: 'database' }),
        found('order-management', { title: 'Order management' }),
        found('order'),
      ],
});

const critical = {
  revision: 1,
  items: [
    {
      entityRef: 'component:default/order-management',
      verdicts: {
        health: {
          status: 'critical' as const,
          reason: 'Slow',
          observedAt: new Date().toISOString(),
          source: 'test',
        },
      },
    },
  ],
};

describe('the search dialog', () => {
  beforeEach(() => localStorage.clear());

  async function open(...options: Parameters<typeof renderSearch>) {
    const rendered = renderSearch(...options);
    await waitFor(() => expect(rendered.query).toBeDefined());
    act(() => rendered.place.open());
    const field = await screen.findByRole('combobox', { name: 'Search' });
    return { ...rendered, field };
  }
  const options = () =>
    screen.getAllByRole('option').map(each => each.textContent);

  it('groups results, names first, each with owner, tier, system and verdict', async () => {
    const { field, getFleet } = await open(shop, { fleet: critical });

    await userEvent.type(field, 'order');

    const components = await screen.findByRole('group', { name: 'Components' });
    const [first, second, third] = within(components).getAllByRole('option');
    expect(first).toHaveTextContent(/^order.*No reading$/);
    expect(second).toHaveTextContent(
      /^Order management ?service · owned by commerce · tier 1 · in shopCritical$/,
    );
    expect(third).toHaveTextContent('preorders');
    const docs = screen.getByRole('group', { name: 'Docs' });
    expect(docs).toHaveTextContent('When an order hangs, restart the queue.');
    expect(within(docs).getByText('order').tagName).toBe('MARK');
    expect(getFleet).toHaveBeenCalledTimes(1);
  });

  it('is a combobox: arrows choose, Enter goes, and the search is remembered', async () => {
    const { field, place } = await open(shop);
    await userEvent.type(field, 'order');
    await screen.findByRole('group', { name: 'Components' });

    await userEvent.keyboard('{ArrowDown}');
    const active = screen.getByRole('option', { selected: true });
    expect(field).toHaveAttribute('aria-activedescendant', active.id);
    expect(active).toHaveTextContent('Order management');
    await userEvent.keyboard('{Enter}');

    expect(place.href).toBe('/catalog/default/component/order-management');
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => place.open());
    const recent = await screen.findByRole('group', {
      name: 'Recent searches',
    });
    expect(recent).toHaveTextContent('order');
  });

  it('remembers nothing of who used this browser before', async () => {
    const others = { userEntityRef: 'user:default/other', terms: ['layoffs'] };
    localStorage.setItem('gantry.recent-searches', JSON.stringify(others));
    const { field, place } = await open(shop);

    expect(screen.queryByText('layoffs')).toBeNull();
    await userEvent.type(field, 'order');
    await screen.findByRole('group', { name: 'Components' });
    await userEvent.keyboard('{Enter}');
    act(() => place.open());

    const recent = await screen.findByRole('group', {
      name: 'Recent searches',
    });
    expect(recent).toHaveTextContent('order');
    expect(recent).not.toHaveTextContent('layoffs');
  });

  it('goes to all results when Enter comes before the answer', async () => {
    const { field, place } = await open(() => new Promise(() => {}));

    await userEvent.type(field, 'order tier:1{Enter}');

    expect(place.href).toBe('/search?query=order+tier:1');
  });

  it('drops an answer that comes after a later question, and asks once a pause', async () => {
    const answers: Record<string, (results: object[]) => void> = {};
    const { field, query } = await open(
      asked =>
        new Promise(resolve => {
          if (isDocs(asked)) {
            resolve({ results: [] });
          } else {
            answers[asked.term] = results => resolve({ results });
          }
        }),
    );

    await userEvent.type(field, 'ord');
    await waitFor(() => expect(answers.ord).toBeDefined());
    await userEvent.type(field, 'ers');
    await waitFor(() => expect(answers.orders).toBeDefined());
    await act(async () => answers.orders([found('new')]));
    await act(async () => answers.ord([found('old')]));

    expect(options()[0]).toContain('new');
    expect(screen.queryByText('old')).toBeNull();
    expect(query.mock.calls.map(([{ term }]) => term)).not.toContain('orde');
  });

  it('narrows by what is qualified', async () => {
    const { field, query } = await open(shop);

    await userEvent.type(field, 'db owner:commerce tag:Java');

    await waitFor(() =>
      expect(query).toHaveBeenCalledWith(
        expect.objectContaining({
          term: 'db',
          filters: { owner: 'commerce', tags: 'java' },
        }),
        expect.anything(),
      ),
    );
  });

  it('says what helps when nothing matches', async () => {
    const { field } = await open(() => ({ results: [] }));

    await userEvent.type(field, 'zebra');

    expect(await screen.findByRole('status')).toHaveTextContent(
      /Nothing that you may see matches zebra.*owner:/,
    );
  });

  it('says that the index is being built, and looks again by itself', async () => {
    let isBuilt = false;
    const { field } = await open(async query => {
      if (!isBuilt) {
        throw await missingIndex();
      }
      return shop(query);
    });

    await userEvent.type(field, 'order');
    expect(await screen.findByRole('status')).toHaveTextContent(
      'The index is being built',
    );
    isBuilt = true;

    expect(
      await screen.findByRole('group', { name: 'Components' }),
    ).toBeVisible();
  });

  it('finds without docs while none are built', async () => {
    const { field } = await open(async query => {
      if (isDocs(query)) {
        throw await missingIndex();
      }
      return shop(query);
    });

    await userEvent.type(field, 'order');

    expect(
      await screen.findByRole('group', { name: 'Components' }),
    ).toBeVisible();
  });

  it('tells of a failure, and tries again', async () => {
    let isUp = false;
    const { field } = await open(query => {
      if (!isUp) {
        throw new Error('search is away');
      }
      return shop(query);
    });

    await userEvent.type(field, 'order');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'search is away',
    );
    isUp = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('group', { name: 'Components' }),
    ).toBeVisible();
  });

  it('closes on Escape', async () => {
    await open(shop);

    await userEvent.keyboard('{Escape}');

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
