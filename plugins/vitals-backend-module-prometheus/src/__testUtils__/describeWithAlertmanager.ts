import { AlertmanagerServer } from './AlertmanagerServer';

/**
 * Tests with a real Alertmanager that is started before the first and stopped after the last of them. Skipped
 * where it is not installed, except in CI, where it must be.
 *
 * @param tests - gets a function that tests call for the server
 */
export function describeWithAlertmanager(
  name: string,
  tests: (alertmanager: () => AlertmanagerServer) => void,
): void {
  const isInstalled = AlertmanagerServer.isInstalled();
  const describeIfPossible =
    isInstalled || process.env.CI ? describe : describe.skip;

  describeIfPossible(name, () => {
    let server: AlertmanagerServer;
    beforeAll(async () => {
      if (!isInstalled) {
        throw new Error('prometheus-alertmanager is not on the PATH');
      }
      server = await AlertmanagerServer.start();
    });
    afterAll(() => server?.stop());

    tests(() => server);
  });
}
