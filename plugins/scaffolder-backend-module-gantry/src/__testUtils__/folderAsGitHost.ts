import { createBackendModule } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createPublishGithubAction } from '@backstage/plugin-scaffolder-backend-module-github';
import {
  ActionContext,
  TemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const config = new ConfigReader({});
const integrations = ScmIntegrations.fromConfig(config);

/** The real publishing actions, except that a repository becomes a folder. */
export function folderAsGitHost(folder: string) {
  const intoFolder = (action: TemplateAction<any, any, any>) => ({
    ...action,
    handler: async ({ input, workspacePath }: ActionContext<any>) => {
      const query = new URL(`https://${input.repoUrl}`).searchParams;
      cpSync(
        join(workspacePath, input.sourcePath),
        join(folder, action.id, query.get('owner')!, query.get('repo')!),
        { recursive: true },
      );
    },
  });
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'folder-as-git-host',
    register(reg) {
      reg.registerInit({
        deps: { scaffolder: scaffolderActionsExtensionPoint },
        async init({ scaffolder }) {
          scaffolder.addActions(
            intoFolder(createPublishGiteaAction({ integrations, config })),
            intoFolder(createPublishGithubAction({ integrations, config })),
          );
        },
      });
    },
  });
}
