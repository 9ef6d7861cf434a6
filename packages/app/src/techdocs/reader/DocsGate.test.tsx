import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { techdocsModule } from '..';

/** A TechDocs backend that has no page, and builds as told. */
function renderReader(build: () => string) {
  const answer = (url: string) => {
    if (url.includes('/sync/')) {
      return new Response(build(), {
        headers: { 'content-type': 'text/event-stream' },
      });
    }
    return new Response('{}', { status: 404 });
  };
  const fetch = jest.fn(async (input: unknown) => answer(String(input)));
  renderTestApp({
    initialRouteEntries: ['/docs/default/component/orders'],
    features: [catalogPlugin, searchPlugin, techdocsPlugin, techdocsModule],
    apis: [
      [fetchApiRef, { fetch: fetch as never }],
      [
        discoveryApiRef,
        { getBaseUrl: async id => `http://localhost/api/${id}` },
      ],
      [catalogApiRef, catalogApiMock()],
      mockApis.identity(),
    ],
  });
  return fetch;
}

const event = (name: string, data: unknown) =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

describe('the reader of docs', () => {
  it('says in plain words what keeps docs from being built, and tries again', async () => {
    const fetch = renderReader(() =>
      event('error', 'MkDocs is missing.\n\nInstall it:\n\n    pip install it'),
    );

    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('The docs of orders are not built');
    expect(notice).toHaveTextContent('MkDocs is missing.');
    expect(screen.getByText('pip install it').tagName).toBe('PRE');
    const before = fetch.mock.calls.length;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('MkDocs is missing.')).toBeVisible();
    expect(fetch.mock.calls.length).toBeGreaterThan(before);
  });

  it('says that a page is not there when the docs are up to date without it', async () => {
    renderReader(() => event('finish', { updated: false }));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The docs of orders have no such page',
    );
  });
});
