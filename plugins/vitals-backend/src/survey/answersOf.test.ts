import { mockServices } from '@backstage/backend-test-utils';
import { FakeProvider, reading } from '../__testUtils__/FakeProvider';
import { SourceResult } from '../store';
import { answersOf } from './answersOf';

const targets = ['a', 'b', 'c'].map(entityRef => ({
  entityRef,
  source: 'fake/a',
}));

function ask(
  provider: FakeProvider,
  { deadline = new AbortController(), stop = new AbortController() } = {},
) {
  return answersOf(
    provider,
    'fake/a',
    targets,
    { deadline: deadline.signal, stop: stop.signal },
    mockServices.logger.mock(),
  );
}

async function allOf(answers: AsyncIterable<SourceResult>) {
  const seen: SourceResult[] = [];
  for await (const answer of answers) {
    seen.push(answer);
  }
  return seen;
}

function silentAfterFirst() {
  const provider = new FakeProvider();
  provider.answers.set('a', reading('ok'));
  provider.answers.set('b', 'silence');
  provider.answers.set('c', reading('ok'));
  return provider;
}

describe('answersOf', () => {
  it('gives up on an upstream that hangs and does not heed its signal', async () => {
    const deadline = new AbortController();
    const answers = ask(silentAfterFirst(), { deadline });

    const { value: first } = await answers.next();
    const rest = allOf(answers);
    deadline.abort(new DOMException('Too late', 'TimeoutError'));

    expect(first).toMatchObject({ entityRef: 'a', reading: { status: 'ok' } });
    expect(await rest).toEqual(
      ['b', 'c'].map(entityRef => ({
        entityRef,
        failure: expect.objectContaining({ kind: 'timeout' }),
      })),
    );
  });

  it('records nothing when it is told to stop', async () => {
    const stop = new AbortController();
    const answers = ask(silentAfterFirst(), { stop });

    await answers.next();
    const rest = allOf(answers);
    stop.abort();

    await expect(rest).rejects.toThrow('aborted');
  });

  it('does not believe an upstream that has seen the future', async () => {
    const provider = new FakeProvider();
    const later = new Date(Date.now() + 3_600_000);
    provider.answers.set('a', reading('ok', later));

    const [first] = await allOf(ask(provider));

    const { observedAt } = (first as { reading: { observedAt: string } })
      .reading;
    expect(Date.parse(observedAt)).toBeLessThanOrEqual(Date.now());
  });
});
