import { describeNotices } from '../__testUtils__/describeNotices';

const variable = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

if (process.env[variable]) {
  jest.setTimeout(60_000);
  describeNotices('POSTGRES_15');
} else {
  const describeMissing = process.env.CI ? describe : describe.skip;
  describeMissing('notices of several replicas on POSTGRES_15', () => {
    it('has a server, as ./gantry test starts one', () => {
      expect(process.env).toHaveProperty(variable);
    });
  });
}
