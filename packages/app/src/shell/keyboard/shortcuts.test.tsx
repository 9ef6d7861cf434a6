import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { everyPage, renderShell } from '../__testUtils__/renderShell';
import { shortcutsDialog } from './shortcutsDialog';

const fields = (
  <>
    <input aria-label="input" />
    <textarea aria-label="textarea" />
    <select aria-label="select" />
    <div aria-label="editor" role="textbox" contentEditable tabIndex={0} />
    <div aria-label="menu" role="menu" tabIndex={0} />
    <div aria-label="choices" role="listbox" tabIndex={0} />
    <div aria-label="map" role="listbox" tabIndex={0} data-shortcuts="on" />
  </>
);

async function renderHome() {
  const shell = renderShell({
    pages: everyPage.map(page =>
      page.name === 'home' ? { ...page, content: fields } : page,
    ),
  });
  await screen.findByLabelText('input');
  return shell;
}

describe('the shortcuts', () => {
  beforeEach(() => window.localStorage.clear());

  afterEach(() => shortcutsDialog.close());

  it.each([
    ['g o', 'On call'],
    ['g c', 'Catalog'],
    ['g d', 'Documentation'],
    ['g a', 'APIs'],
    ['g n', 'Create'],
  ])('%s goes to %s', async (keys, title) => {
    await renderHome();

    await userEvent.keyboard(keys.replace(' ', ''));

    expect(await screen.findByText(`This is ${title}`)).toBeVisible();
    expect(document.getElementById('content')).toHaveFocus();
  });

  it('g h comes home', async () => {
    renderShell({ at: '/catalog' });
    await screen.findByText('This is Catalog');

    await userEvent.keyboard('gh');

    expect(await screen.findByText('This is Home')).toBeVisible();
  });

  it.each(['/', '{Control>}k{/Control}', '{Meta>}k{/Meta}'])(
    '%s searches',
    async keys => {
      const { search } = await renderHome();

      await userEvent.keyboard(keys);

      expect(search.open).toHaveBeenCalledTimes(1);
    },
  );

  it.each(['input', 'textarea', 'select', 'editor', 'menu', 'choices'])(
    'leaves what is typed into %s alone',
    async label => {
      const { search } = await renderHome();

      screen.getByLabelText(label).focus();
      await userEvent.keyboard('/?gc{Control>}k{/Control}');

      expect(search.open).not.toHaveBeenCalled();
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(screen.getByLabelText(label)).toBeInTheDocument();
    },
  );

  it('work in a list that is not searched by typing', async () => {
    const { search } = await renderHome();

    screen.getByLabelText('map').focus();
    await userEvent.keyboard('/');

    expect(search.open).toHaveBeenCalledTimes(1);
  });

  it('rest while all else is covered', async () => {
    const { search } = await renderHome();
    const cover = document.createElement('div');
    cover.setAttribute('role', 'dialog');
    cover.setAttribute('aria-modal', 'true');
    document.body.append(cover);

    await userEvent.keyboard('/?gc{Control>}k{/Control}');

    expect(search.open).not.toHaveBeenCalled();
    expect(screen.getAllByRole('dialog')).toEqual([cover]);
    expect(screen.getByLabelText('input')).toBeInTheDocument();
    cover.remove();
  });

  it.each(['{Control>}g{/Control}c', 'g{Alt>}c{/Alt}', 'gxc', 'c'])(
    'does not take %s for a shortcut',
    async keys => {
      await renderHome();

      await userEvent.keyboard(keys);

      expect(screen.getByLabelText('input')).toBeInTheDocument();
    },
  );

  it('? lists them, without what is not installed', async () => {
    renderShell({
      pages: everyPage.filter(({ plugin }) => plugin !== 'techdocs'),
    });
    await screen.findByText('This is Home');

    await userEvent.keyboard('?');

    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Go to On call')).toBeVisible();
    expect(dialog.queryByText('Go to Docs')).toBeNull();
  });

  it('hands on to the page what is left, and lists it', async () => {
    const { pageShortcuts } = await renderHome();
    const acknowledge = jest.fn();
    pageShortcuts.add([
      { keys: ['a'], what: 'Acknowledge it', run: acknowledge },
      { keys: ['ArrowDown'], what: 'Next', run: () => false },
    ]);

    await userEvent.keyboard('a{Control>}a{/Control}');
    screen.getByLabelText('input').focus();
    await userEvent.keyboard('a');
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('ga');

    expect(acknowledge).toHaveBeenCalledTimes(1);
    expect(await screen.findByText('This is APIs')).toBeVisible();
    await userEvent.keyboard('?');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Acknowledge it')).toBeVisible();
    expect(dialog.getByText('↓')).toBeVisible();
    await userEvent.keyboard('a');
    expect(acknowledge).toHaveBeenCalledTimes(1);
  });

  it('those of a plain character can be switched off, for good', async () => {
    const { search } = await renderHome();
    await userEvent.keyboard('?');

    await userEvent.click(await screen.findByRole('switch'));
    await userEvent.keyboard('{Escape}');
    await userEvent.keyboard('/gc');

    expect(search.open).not.toHaveBeenCalled();
    expect(screen.getByLabelText('input')).toBeInTheDocument();
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(search.open).toHaveBeenCalledTimes(1);
  });
});
