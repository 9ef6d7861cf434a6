import { Kept } from './Kept';

const period = 600_000;
const never = new AbortController().signal;
let now: number;
let kept: Kept<number>;
beforeEach(() => {
  now = 0;
  kept = new Kept(() => now);
});

function get(ask: () => Promise<number>, signal = never) {
  return kept.get('query', period, ask, signal);
}

describe('Kept', () => {
  it('asks once a period, whoever waits', async () => {
    let asked = 0;
    const ask = async () => ++asked;

    const first = await Promise.all([get(ask), get(ask)]);
    now = period - 1;
    const young = await get(ask);
    now = period;
    const anew = await get(ask);

    expect([...first, young, anew]).toEqual([1, 1, 1, 2]);
  });

  it('goes on with the last answer for three periods, and asks less often meanwhile', async () => {
    const fails = jest.fn(() => Promise.reject(new Error('too much')));
    await get(async () => 1);

    now = period;
    const old = await get(fails);
    now += 60_000;
    await get(fails);
    now += 5 * 60_000;
    await get(fails);
    now = 3 * period;

    expect(old).toBe(1);
    expect(fails).toHaveBeenCalledTimes(2);
    await expect(get(fails)).rejects.toThrow('too much');
  });

  it('does not let who gives up spoil it for the next', async () => {
    let answer: (value: number) => void = () => {};
    const slow = () =>
      new Promise<number>(resolve => {
        answer = resolve;
      });
    const caller = new AbortController();

    const asking = get(slow, caller.signal);
    caller.abort(new Error('nobody waits'));
    await expect(asking).rejects.toThrow('nobody waits');
    answer(7);

    expect(await get(() => Promise.reject(new Error('asked twice')))).toBe(7);
  });
});
