import { PrometheusServer, PrometheusServerOptions } from './PrometheusServer';

/**
 * Tests with a real Prometheus that is started before the first and stopped after the last of them. Skipped
 * where it is not installed, except in CI, where it must be.
 *
 * @param tests - gets a function that tests call for the server
 */
export function describeWithPrometheus(
  name: string,
  options: () => PrometheusServerOptions,
  tests: (prometheus: () => PrometheusServer) => void,
): void {
  const isInstalled = PrometheusServer.isInstalled();
  const describeIfPossible =
    isInstalled || process.env.CI ? describe : describe.skip;

  describeIfPossible(name, () => {
    jest.setTimeout(120_000);
    let server: PrometheusServer;
    beforeAll(async () => {
      if (!isInstalled) {
        throw new Error('prometheus and promtool are not on the PATH');
      }
      server = await PrometheusServer.start(options());
    });
    afterAll(() => server?.stop());

    tests(() => server);
  });
}
