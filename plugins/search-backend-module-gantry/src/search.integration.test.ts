import { describeSearch } from './__testUtils__/describeSearch';

const variable = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

if (process.env[variable]) {
  describeSearch('PostgreSQL', 'POSTGRES_15');
} else {
  const describeMissing = process.env.CI ? describe : describe.skip;
  describeMissing('search with PostgreSQL', () => {
    it('has a server, as ./gantry test starts one', () => {
      expect(process.env).toHaveProperty(variable);
    });
  });
}
