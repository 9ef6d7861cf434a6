import { describeSearch } from './__testUtils__/describeSearch';
import { startSearch } from './__testUtils__/startSearch';

describeSearch('the index in memory');

describe('an index in memory that has not been built yet', () => {
  it('says so by name', async () => {
    const search = await startSearch({ entities: [] });

    const { body } = await search.query({ term: 'orders' });

    expect(body.error.name).toBe('MissingIndexError');
    await search.stop();
  });
});
