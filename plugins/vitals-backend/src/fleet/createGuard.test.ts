import { UpstreamError } from '@gantry/plugin-vitals-node';
import { createGuard } from './createGuard';

const { signal } = new AbortController();

function fails(kind: 'timeout' | 'not-found') {
  return jest.fn(async () => {
    throw new UpstreamError({ kind, message: 'No answer' });
  });
}

async function times(count: number, run: () => Promise<unknown>) {
  for (let i = 0; i < count; i += 1) {
    await run().catch(() => {});
  }
}

describe('createGuard', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 0, doNotFake: ['setImmediate', 'nextTick'] });
  });

  afterEach(() => jest.useRealTimers());

  it('lets a source rest that does not answer, says so, and tries it again', async () => {
    const guard = createGuard('fake/a');
    const ask = fails('timeout');
    await times(7, () => guard.execute(ask, signal));

    expect(ask).toHaveBeenCalledTimes(5);
    await expect(guard.execute(ask, signal)).rejects.toMatchObject({
      failure: {
        kind: 'timeout',
        message: 'No answer. It is asked again within 15 s.',
      },
    });

    jest.setSystemTime(15_001);
    expect(await guard.execute(async () => 'here', signal)).toBe('here');
    expect(await guard.execute(async () => 'still', signal)).toBe('still');
  });

  it('takes no offence at a question that has no answer', async () => {
    const guard = createGuard('fake/a');
    const ask = fails('not-found');

    await times(7, () => guard.execute(ask, signal));

    expect(ask).toHaveBeenCalledTimes(7);
  });

  it('asks eight things at a time and turns away who would wait for too long', async () => {
    const guard = createGuard('fake/a');
    const answers: (() => void)[] = [];
    const ask = jest.fn(
      () => new Promise<void>(resolve => answers.push(resolve)),
    );

    const asked = Array.from({ length: 108 }, () => guard.execute(ask, signal));
    expect(ask).toHaveBeenCalledTimes(8);
    await expect(guard.execute(ask, signal)).rejects.toMatchObject({
      failure: { kind: 'throttled' },
    });

    while (answers.length > 0) {
      answers.splice(0).forEach(answer => answer());
      await new Promise(setImmediate);
    }
    await Promise.all(asked);
    expect(ask).toHaveBeenCalledTimes(108);
  });
});
