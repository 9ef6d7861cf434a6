import { createApp } from '@backstage/frontend-defaults';
import { apisModule, catalogModule } from './catalog';
import { entityModule } from './entity';
import { scaffolderFormModule, templateCardModule } from './scaffolder';
import { searchDialogModule, searchPageModule } from './search';
import { shellModule } from './shell';
import { signInModule } from './signIn';
import { techdocsModule } from './techdocs';
import { themeModule } from './theme';

/** Plugins are found through `app.packages`; named here is what belongs to the app itself. */
export function createGantryApp() {
  return createApp({
    features: [
      themeModule,
      shellModule,
      signInModule,
      catalogModule,
      apisModule,
      entityModule,
      scaffolderFormModule,
      templateCardModule,
      searchDialogModule,
      searchPageModule,
      techdocsModule,
    ],
  });
}
