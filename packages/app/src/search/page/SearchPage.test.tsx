import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { found, foundDocs, renderSearch } from '../__testUtils__/renderSearch';

describe('the search page', () => {
  it('shows what its address asks for, and keeps its filters there', async () => {
    const { query, place } = renderSearch(
      ({ filters, types }) => ({
        results:
          types?.[0] === 'techdocs'
            ? [foundDocs('runbook', 'Restart the order queue')]
            : [found((filters?.category as string) ?? 'order')],
      }),
      { address: '/search?query=order&types=resource,docs' },
    );

    const docs = await screen.findByRole('region', { name: 'Docs' });
    expect(within(docs).getByRole('link')).toHaveAttribute(
      'href',
      '/docs/default/component/orders/runbook',
    );
    expect(query).toHaveBeenCalledWith(
      expect.objectContaining({
        term: 'order',
        filters: { category: 'resource' },
      }),
      expect.anything(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Docs' }));
    expect(place.href).toBe('/search?query=order&types=resource');
    await userEvent.click(screen.getByRole('button', { name: 'Resources' }));
    expect(place.href).toBe('/search?query=order');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      's',
    );
    await waitFor(() => expect(place.href).toBe('/search?query=orders'));
  });

  it('shows more of what there is', async () => {
    const { query } = renderSearch(
      ({ types }) => ({
        results: types?.[0] === 'techdocs' ? [] : [found('order')],
        nextPageCursor: 'MQ==',
      }),
      { address: '/search?query=order' },
    );

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );

    await waitFor(() =>
      expect(query).toHaveBeenCalledWith(
        expect.objectContaining({ pageLimit: 50 }),
        expect.anything(),
      ),
    );
  });

  it('says what can be searched while nothing is', async () => {
    const { query } = renderSearch(() => ({ results: [] }), {
      address: '/search',
    });

    expect(await screen.findByText(/owner:commerce/)).toBeVisible();
    expect(query).not.toHaveBeenCalled();
  });
});
