import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { JsonObject } from '@backstage/types';
import { AddressInfo } from 'node:net';
import { folderAsGitHost } from './folderAsGitHost';
import { scaffolderModuleGantry } from '../module';

export interface TaskOutcome {
  status: string;
  error?: string;
  output: { links: { title: string; url?: string; entityRef?: string }[] };
}

/** The real scaffolder over HTTP, with a catalog in memory and a folder for a Git host. */
export class TestPortal {
  static async start(options: {
    entities: Entity[];
    /** Where a published repository appears, by its name. */
    repositories: string;
    gitProvider?: 'gitea' | 'github';
  }) {
    const { entities, repositories, gitProvider = 'gitea' } = options;
    const registered: string[] = [];
    const byRef = new Map(entities.map(e => [stringifyEntityRef(e), e]));
    const takenIn = new Map<string, Entity>();
    const catalog = catalogServiceMock.mock({
      getEntityByRef: async ref => byRef.get(toRef(ref)),
      getEntitiesByRefs: async ({ entityRefs }) => ({
        items: entityRefs.map(ref => byRef.get(ref) ?? takenIn.get(ref)),
      }),
      addLocation: async ({ target, dryRun }) => {
        const [, name] = target.match(/\/acme\/([^/]+)\//)!;
        const metadata = { name };
        const entity = { apiVersion: 'v1', kind: 'Component', metadata };
        if (!dryRun) {
          registered.push(target);
          takenIn.set(stringifyEntityRef(entity), entity);
        }
        return { entities: dryRun ? [entity] : [], location: {} as never };
      },
    });
    const { server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleGantry,
        folderAsGitHost(repositories),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalog,
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: repositories },
            scaffolder: {
              defaultEnvironment: {
                parameters: {
                  gitProvider,
                  gitHost: 'git.example.com',
                  gitUrl: 'https://git.example.com/base',
                  gitOwner: 'acme',
                  awsAccountId: '111122223333',
                },
              },
            },
          },
        }),
      ],
    });
    const { port } = server.address() as AddressInfo;
    return new TestPortal(
      `http://localhost:${port}/api/scaffolder/v2/tasks`,
      registered,
      takenIn,
    );
  }

  private constructor(
    private readonly tasksUrl: string,
    /** What was registered in the catalog, in order. */
    readonly registered: string[],
    private readonly takenIn: Map<string, Entity>,
  ) {}

  /** Sends the form, to a catalog that has forgotten earlier runs; answers as the server does. */
  async submit(template: string, values: JsonObject): Promise<Response> {
    this.takenIn.clear();
    return fetch(this.tasksUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        templateRef: `template:default/${template}`,
        values,
      }),
    });
  }

  /** Sends the form and waits until the task has ended. */
  async run(template: string, values: JsonObject): Promise<TaskOutcome> {
    const { id } = await (await this.submit(template, values)).json();
    // The event stream ends with the completion of the task.
    const events = await fetch(`${this.tasksUrl}/${id}/eventstream`);
    for await (const chunk of events.body!.pipeThrough(
      new TextDecoderStream(),
    )) {
      const data = chunk.match(/event: completion\ndata: (.*)\n/)?.[1];
      if (data) {
        const { body } = JSON.parse(data);
        return {
          status: body.error ? 'failed' : 'completed',
          error: body.error?.message,
          output: body.output,
        };
      }
    }
    throw new Error(`Task ${id} ended without completion`);
  }
}

function toRef(ref: Parameters<typeof stringifyEntityRef>[0] | string) {
  return typeof ref === 'string' ? ref : stringifyEntityRef(ref);
}
