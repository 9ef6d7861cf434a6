import { MotoServer } from './MotoServer';

/**
 * Tests with a moto server that is started before the first and stopped after the last of them. Skipped
 * where it is not installed, except in CI, where it must be.
 *
 * @param tests - gets a function that tests call for the server
 */
export function describeWithMoto(
  name: string,
  tests: (moto: () => MotoServer) => void,
): void {
  const isInstalled = MotoServer.isInstalled();
  const describeIfPossible =
    isInstalled || process.env.CI ? describe : describe.skip;

  describeIfPossible(name, () => {
    jest.setTimeout(60_000);
    let moto: MotoServer;
    beforeAll(async () => {
      if (!isInstalled) {
        throw new Error('moto_server is not on the PATH');
      }
      moto = await MotoServer.start();
    });
    afterAll(() => moto?.stop());

    tests(() => moto);
  });
}
