import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { everyPage, renderShell } from '../__testUtils__/renderShell';

async function sidebar() {
  return within(await screen.findByRole('navigation', { name: 'Main' }));
}

/** A window of 390 px. */
function becomeTelephone() {
  window.matchMedia = jest.fn(
    query =>
      ({
        matches: Number(/max-width: (\d+)px/.exec(query)?.[1]) >= 390,
        addListener: jest.fn(),
        removeListener: jest.fn(),
        addEventListener: jest.fn(),
        removeEventListener: jest.fn(),
      }) as unknown as MediaQueryList,
  );
}

async function linkTitles() {
  const links = (await sidebar()).getAllByRole('link');
  return links.map(link => link.getAttribute('aria-label') ?? link.textContent);
}

describe('the navigation', () => {
  const { matchMedia } = window;

  afterEach(() => {
    window.matchMedia = matchMedia;
  });

  it('lists the places by use, then what is one’s own', async () => {
    renderShell();

    expect(await linkTitles()).toEqual([
      'GantryAcme home page',
      'Home',
      'On call',
      'Catalog',
      'APIs',
      'Create',
      'Docs',
      'Notifications',
      'Settings',
    ]);
  });

  it('does not miss what is not installed, and has room for what it does not know', async () => {
    renderShell({
      pages: [
        ...everyPage.filter(({ plugin }) => plugin === 'catalog'),
        { plugin: 'radar', path: '/radar', title: 'Tech Radar' },
      ],
      at: '/catalog',
    });

    expect(await linkTitles()).toEqual([
      'GantryAcme home page',
      'Catalog',
      'Tech Radar',
    ]);
  });

  it('marks the current place, and it alone', async () => {
    renderShell({ at: '/catalog/default/component/orders' });

    const links = (await sidebar()).getAllByRole('link');

    const current = links.filter(link => link.hasAttribute('aria-current'));
    expect(current.map(link => link.textContent)).toEqual(['Catalog']);
  });

  it('tells how many notifications are not read, in the tab’s title too', async () => {
    renderShell({ unread: 120 });

    expect(
      await (
        await sidebar()
      ).findByRole('link', { name: 'Notifications, 120 unread' }),
    ).toHaveTextContent('99+');
    await waitFor(() => expect(document.title).toBe('(99+) Home · Gantry'));
  });

  it('opens search', async () => {
    const { search } = renderShell();

    await userEvent.click(
      (await sidebar()).getByRole('button', { name: 'Search' }),
    );

    expect(search.open).toHaveBeenCalledTimes(1);
  });

  it('shows on a telephone what has no room, until somebody goes or escapes', async () => {
    becomeTelephone();
    renderShell();
    const more = await screen.findByRole('button', { name: 'More' });

    expect(screen.queryByRole('link', { name: 'Docs' })).toBeNull();
    await userEvent.click(more);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('link', { name: 'Docs' })).toBeNull();
    expect(more).toHaveFocus();

    await userEvent.click(more);
    await userEvent.click(screen.getByRole('link', { name: 'Docs' }));

    expect(await screen.findByText('This is Documentation')).toBeVisible();
    expect(more).toHaveAttribute('aria-expanded', 'false');
  });
});
