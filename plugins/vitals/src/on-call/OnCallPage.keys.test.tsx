import { act, screen, waitFor } from '@testing-library/react';
import {
  acknowledged,
  incident,
  incidentEntity,
  onCallAnswer,
} from '../__testUtils__/onCall';
import { PageOptions, renderPage } from '../__testUtils__/renderPage';
import { onCallPage } from '../extensions';

const orders = incident([
  incidentEntity('orders', 'critical', {
    runbook: 'https://runbooks.example/orders',
  }),
]);
const carts = incident([incidentEntity('carts', 'critical')]);
const search = incident([incidentEntity('search', 'warning')]);

async function renderOnCall(options: PageOptions = {}) {
  const page = renderPage(onCallPage, {
    path: '/on-call',
    onCall: onCallAnswer([orders, carts, search]),
    handover: { from: '', to: '', items: [] },
    ...options,
  });
  await screen.findAllByRole('article');
  const press = (...keys: string[]) =>
    keys.map(key => {
      let taken = false;
      act(() => {
        taken = page.pageShortcuts.press(key);
      });
      return taken;
    });
  return { ...page, press };
}

const block = (name: string) => screen.findByRole('article', { name });

describe('the keyboard on the on-call page', () => {
  it('goes from one incident to the next, and stops at the ends', async () => {
    const { press } = await renderOnCall();

    expect(press('ArrowDown', 'Enter')).toEqual([false, false]);
    press('j');
    expect(await block('orders')).toHaveFocus();
    press('j', 'ArrowDown', 'j');
    expect(await block('search')).toHaveFocus();
    press('k', 'ArrowUp', 'k');
    expect(await block('orders')).toHaveFocus();
    expect(
      (await screen.findAllByRole('article')).map(({ tabIndex }) => tabIndex),
    ).toEqual([0, -1, -1]);
  });

  it('goes on past what is listed at first', async () => {
    const { press } = await renderOnCall({
      onCall: onCallAnswer(
        Array.from({ length: 55 }, (_, index) =>
          incident([incidentEntity(`part-${index}`, 'critical')]),
        ),
      ),
    });
    const article = (index: number) =>
      document.querySelectorAll('article').item(index);
    act(() => article(49).focus());
    expect(article(50)).toBeNull();

    expect(press('j')).toEqual([true]);

    expect(article(50)).toHaveFocus();
  });

  it('leaves the arrows to what is within an incident', async () => {
    const { press } = await renderOnCall();

    act(() => screen.getByRole('link', { name: 'carts' }).focus());

    expect(press('ArrowDown')).toEqual([false]);
    press('j');
    expect(await block('search')).toHaveFocus();
  });

  it('goes on from where somebody was when the incident goes away', async () => {
    const { press, signals, vitalsApi } = await renderOnCall();
    press('j', 'j');
    expect(await block('carts')).toHaveFocus();

    vitalsApi.getOnCall.mockResolvedValue(onCallAnswer([orders, search]));
    signals.send(2);

    await waitFor(async () => expect(await block('search')).toHaveFocus());
  });

  it('acknowledges what has the focus, unless it is acknowledged or one may not', async () => {
    const { press } = await renderOnCall({
      onCall: onCallAnswer([
        { ...carts, acknowledgement: acknowledged('ada') },
        orders,
      ]),
    });

    press('j', 'j');
    expect(await block('carts')).toHaveFocus();
    expect(press('a')).toEqual([false]);
    press('k', 'a');

    expect(
      await screen.findByRole('heading', { name: 'Acknowledge orders' }),
    ).toBeInTheDocument();
  });

  it('opens the runbook, the page of the entity and the handover', async () => {
    const open = jest.spyOn(window, 'open').mockReturnValue(null);
    const { press } = await renderOnCall();

    expect(press('j', 'o')).toEqual([true, true]);
    expect(open).toHaveBeenCalledWith(
      'https://runbooks.example/orders',
      '_blank',
      'noopener,noreferrer',
    );
    expect(press('j', 'o')).toEqual([true, false]);
    press('h');
    expect(
      await screen.findByRole('heading', { name: 'Handover' }),
    ).toBeInTheDocument();
    open.mockRestore();
  });

  it('opens the page of the incident that has the focus', async () => {
    const { press } = await renderOnCall();

    press('j', 'j', 'Enter');

    await waitFor(() => expect(screen.queryAllByRole('article')).toEqual([]));
  });

  it('lets nothing be acknowledged by those who may not', async () => {
    const { press } = await renderOnCall({
      onCall: onCallAnswer([orders], { mayAcknowledge: false }),
    });

    expect(press('j', 'a')).toEqual([true, false]);
  });
});
