import { allowMethods, Host, HttpError } from '../../protocols/http';
import { Upstreams } from '../Upstreams';
import { giteaApi } from './api';
import { requireGitUser } from './authorization';
import { httpBackend } from './httpBackend';
import { gitPages } from './pages';
import { organisation, Repositories } from './Repositories';
import { Repository } from './Repository';

const smart =
  /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** The Git host: smart HTTP, the Gitea routes that the portal uses, and plain pages to look at. */
export function gitHost(options: {
  /** Path of `git-http-backend`. */
  program: string;
  repositories: Repositories;
  upstreams: Upstreams;
  /** Runs after each push, before the client learns that it succeeded. */
  onPush: (repository: Repository) => Promise<void>;
}): Host {
  const { program, repositories, upstreams, onPush } = options;
  return async (request, response) => {
    const state = upstreams.get('git');
    if (state === 'down') {
      request.message.socket.destroy();
      return;
    }
    if (state === 'throttled') {
      throw new HttpError(429, 'Too many requests', { 'retry-after': '1' });
    }
    if (state === 'denied') {
      throw new HttpError(403, 'The account may not use this Git host');
    }

    if (request.path.startsWith('/api/v1/')) {
      await giteaApi(request, response, repositories);
      return;
    }
    const [, owner, name, route] = smart.exec(request.path) ?? [];
    if (!route) {
      allowMethods(request, 'GET');
      await gitPages(request, response, repositories);
      return;
    }

    const advertises = route === 'info/refs';
    const service = advertises ? request.query.get('service') : route;
    if (service !== 'git-upload-pack' && service !== 'git-receive-pack') {
      throw new HttpError(403, 'This host speaks the smart protocol only');
    }
    allowMethods(request, advertises ? 'GET' : 'POST');
    const pushes = service === 'git-receive-pack';
    const user = pushes ? requireGitUser(request) : undefined;
    const repository = await repositories.get(owner, name);
    await httpBackend(request, response, {
      program,
      root: repositories.root,
      path: `/${organisation}/${repository.name}.git/${route}`,
      user,
      whenDone: async () => {
        if (pushes && !advertises) {
          await repository.adoptDefaultBranch();
          await onPush(repository);
        }
      },
    });
  };
}
