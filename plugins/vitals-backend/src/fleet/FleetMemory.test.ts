import { FleetMemory } from './FleetMemory';

/** A database that answers when told. */
function createStore() {
  const waiting: (() => void)[] = [];
  let revision = 1;
  return {
    raise: () => {
      revision += 1;
    },
    answer: () => waiting.splice(0).forEach(answer => answer()),
    questions: 0,
    async readRevision() {
      this.questions += 1;
      const answered = revision;
      await new Promise<void>(resolve => waiting.push(resolve));
      return answered;
    },
    async readFleet() {
      return { revision, entities: new Map() };
    },
  };
}

describe('FleetMemory', () => {
  it('asks once for all who wait, and never takes an answer that is older than the question', async () => {
    const store = createStore();
    const memory = new FleetMemory({
      store: store as any,
      staleAfter: 180_000,
    });
    await memory.read();

    const early = memory.read();
    store.raise(); // Behind the first question's back.
    const late = Promise.all(Array.from({ length: 20 }, () => memory.read()));
    store.answer();
    await early;
    while (store.questions < 2) {
      await new Promise(setImmediate);
    }
    store.answer();

    expect((await early).revision).toBe(1);
    expect(new Set((await late).map(({ revision }) => revision))).toEqual(
      new Set([2]),
    );
    expect(store.questions).toBe(2);
  });

  it('asks again after a question that failed', async () => {
    const store = createStore();
    const memory = new FleetMemory({
      store: store as any,
      staleAfter: 180_000,
    });
    jest.spyOn(store, 'readFleet').mockRejectedValueOnce(new Error('gone'));

    await expect(memory.read()).rejects.toThrow('gone');

    expect((await memory.read()).revision).toBe(1);
  });
});
