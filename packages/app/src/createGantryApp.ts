import { createApp } from '@backstage/frontend-defaults';
import { entityModule } from './entity';
import { scaffolderFormModule } from './scaffolder';
import { shellModule } from './shell';
import { signInModule } from './signIn';

/** Plugins are found through `app.packages`; named here is what belongs to the app itself. */
export function createGantryApp() {
  return createApp({
    features: [shellModule, signInModule, entityModule, scaffolderFormModule],
  });
}
