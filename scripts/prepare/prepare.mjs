import { join } from 'node:path';
import { makeDataFolder } from '../lib/disk.mjs';
import { buildApp } from './build.mjs';
import { installDependencies } from './install.mjs';
import { prepareToolchain } from './toolchain.mjs';

/**
 * Brings the checkout to where its programs can run: toolchain, dependencies and, if asked for, the
 * built web app. What is there already and still right is left alone.
 */
export async function prepare(settings, session, { app = false } = {}) {
  const state = join(settings.root, '.gantry');
  makeDataFolder(state);
  return session.withLock(join(state, 'prepare.lock'), './gantry', async () => {
    const tools = await prepareToolchain(settings, session);
    await installDependencies(settings, tools, session);
    if (app) {
      await buildApp(settings, tools, session);
    }
    return tools;
  });
}
