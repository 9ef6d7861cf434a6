import { LiveResource } from './LiveResource';

describe('LiveResource', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => jest.useRealTimers());

  it('gives up a request that hangs, even one that heeds no signal, and asks again', async () => {
    const load = jest
      .fn<Promise<string>, []>()
      .mockReturnValueOnce(new Promise(() => {}))
      .mockResolvedValue('answer');
    const resource = new LiveResource({ load, pollEvery: 60_000 });
    const unsubscribe = resource.subscribe(() => {});

    await jest.advanceTimersByTimeAsync(22_000);
    expect(resource.getSnapshot()).toMatchObject({
      isFetching: false,
      error: expect.objectContaining({ message: 'No answer in time' }),
    });
    resource.refresh();
    await jest.advanceTimersByTimeAsync(0);

    expect(resource.getSnapshot()).toMatchObject({
      isFetching: false,
      data: 'answer',
    });
    unsubscribe();
  });

  it('waits longer for what takes longer, and says when it is left', async () => {
    const whenLeft = jest.fn();
    const resource = new LiveResource({
      load: () => new Promise(() => {}),
      pollEvery: 60_000,
      timeout: 30_000,
      whenLeft,
    });
    const unsubscribe = resource.subscribe(() => {});

    await jest.advanceTimersByTimeAsync(29_000);
    expect(resource.getSnapshot().error).toBeUndefined();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(resource.getSnapshot().error).toBeDefined();

    expect(whenLeft).not.toHaveBeenCalled();
    unsubscribe();
    expect(whenLeft).toHaveBeenCalledTimes(1);
  });

  it('asks at once when the machine wakes, and gives up what was asked before it slept', async () => {
    const load = jest
      .fn<Promise<string>, [AbortSignal]>()
      .mockResolvedValueOnce('old')
      .mockReturnValueOnce(new Promise(() => {}))
      .mockResolvedValue('new');
    const resource = new LiveResource({ load, pollEvery: 60_000 });
    const unsubscribe = resource.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);
    resource.refresh();

    jest.setSystemTime(Date.now() + 3_600_000);
    expect(resource.getSnapshot()).toMatchObject({ data: 'old' });
    await jest.advanceTimersByTimeAsync(5_000);

    expect(load).toHaveBeenCalledTimes(3);
    expect(load.mock.calls[1][0].aborted).toBe(true);
    expect(resource.getSnapshot()).toMatchObject({
      data: 'new',
      updatedAt: Date.now(),
    });
    unsubscribe();
  });

  it('takes an answer to be of when it was asked for', async () => {
    const load = () =>
      new Promise<string>(resolve => {
        setTimeout(() => resolve('slow'), 15_000);
      });
    const askedAt = Date.now();
    const resource = new LiveResource({ load, pollEvery: 60_000 });
    const unsubscribe = resource.subscribe(() => {});

    await jest.advanceTimersByTimeAsync(15_000);

    expect(resource.getSnapshot()).toMatchObject({
      data: 'slow',
      updatedAt: askedAt,
    });
    unsubscribe();
  });

  it('asks at once when the network is back', async () => {
    const load = jest.fn().mockResolvedValue('answer');
    const resource = new LiveResource({ load, pollEvery: 60_000 });
    const unsubscribe = resource.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);

    window.dispatchEvent(new Event('online'));

    expect(load).toHaveBeenCalledTimes(2);
    unsubscribe();
  });
});
