import {
  PageBlueprint,
  SubPageBlueprint,
  createFrontendModule,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { documentTitle } from '../title/documentTitle';
import { renderShell } from '../__testUtils__/renderShell';
import { pageExtensions } from './pageExtensions';

describe('a page', () => {
  it('is one landmark, to which a link leads past the navigation', async () => {
    renderShell();
    await screen.findByText('This is Home');

    await userEvent.tab();

    const skip = screen.getByRole('link', { name: 'Skip to content' });
    expect(skip).toHaveFocus();
    const target = skip.getAttribute('href')?.slice(1) ?? '';
    expect(screen.getByRole('main')).toHaveAttribute('id', target);
  });

  it('that does not exist says so, and offers search and home', async () => {
    const { search } = renderShell({ at: '/nowhere/at-all' });

    expect(await screen.findByText('/nowhere/at-all')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'There is nothing here',
    );
    await waitFor(() => expect(document.title).toBe('Not found · Gantry'));
    const buttons = screen.getAllByRole('button', { name: 'Search' });
    await userEvent.click(buttons.at(-1)!);
    expect(search.open).toHaveBeenCalled();
  });

  it('leads to its sections by links, and marks the current one', async () => {
    renderTestApp({
      initialRouteEntries: ['/tools/two/deep'],
      features: [
        createFrontendModule({ pluginId: 'app', extensions: pageExtensions }),
        createFrontendPlugin({
          pluginId: 'tools',
          extensions: [
            PageBlueprint.make({ params: { path: '/tools', title: 'Tools' } }),
            ...['One', 'Two'].map(title =>
              SubPageBlueprint.make({
                name: title.toLowerCase(),
                params: {
                  path: title.toLowerCase(),
                  title,
                  loader: async () => <p>This is {title}</p>,
                },
              }),
            ),
          ],
        }),
      ],
    });

    expect(await screen.findByRole('link', { name: 'Two' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await userEvent.click(screen.getByRole('link', { name: 'One' }));
    expect(await screen.findByText('This is One')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('One');
  });
});

describe('the title of a tab', () => {
  it.each([
    [
      'order-management | Overview | Gantry',
      'order-management · Overview · Gantry',
    ],
    ['Templates', 'Templates · Gantry'],
    ['Docs | Docs | Gantry', 'Docs · Gantry'],
    ['(3) Docs · Gantry', 'Docs · Gantry'],
    ['Gantry', 'Gantry'],
  ])('%s becomes %s', (raw, title) => {
    expect(documentTitle(raw, 'Gantry')).toBe(title);
    expect(documentTitle(title, 'Gantry')).toBe(title);
  });
});
