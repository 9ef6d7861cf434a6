import { ConflictError, InputError } from '@backstage/errors';
import { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import {
  giteaCommit,
  giteaContent,
  giteaRepository,
} from '../../protocols/gitea';
import {
  allowMethods,
  decodeSegment,
  HttpError,
  LabRequest,
  readJson,
  sendJson,
} from '../../protocols/http';
import { requireGitUser } from './authorization';
import { organisation, Repositories } from './Repositories';
import { Repository } from './Repository';

const newRepository = z.object({
  name: z.string(),
  description: z.string().max(2048).optional(),
});

/** The routes of Gitea's REST API that the stock scaffolder action, the URL reader and the doctor use. */
export async function giteaApi(
  request: LabRequest,
  response: ServerResponse,
  repositories: Repositories,
): Promise<void> {
  const [area, ...rest] = request.path
    .replace(/^\/api\/v1\//, '')
    .split('/')
    .map(decodeSegment);

  if (area === 'version' && rest.length === 0) {
    allowMethods(request, 'GET');
    sendJson(response, 200, { version: '1.24.0+gantry-lab' });
    return;
  }
  if (area === 'user' && rest.length === 0) {
    allowMethods(request, 'GET');
    const login = requireGitUser(request);
    sendJson(response, 200, { login, username: login });
    return;
  }
  if (area === 'orgs' && rest[0] === organisation) {
    await organisationRoute(request, response, repositories, rest.slice(1));
    return;
  }
  if (area === 'repos' && rest.length >= 2) {
    allowMethods(request, 'GET');
    const [owner, name, ...route] = rest;
    const repository = await repositories.get(owner, name);
    await repositoryRoute(request, response, repository, route);
    return;
  }
  throw new HttpError(404, 'Not found');
}

async function describe(
  request: LabRequest,
  repository: Repository,
): Promise<object> {
  return giteaRepository({
    owner: organisation,
    name: repository.name,
    description: await repository.description(),
    defaultBranch: await repository.defaultBranch(),
    createdAt: await repository.createdAt(),
    empty: (await repository.branches()).length === 0,
    baseUrl: `${request.origin}/git`,
  });
}

async function organisationRoute(
  request: LabRequest,
  response: ServerResponse,
  repositories: Repositories,
  route: string[],
): Promise<void> {
  if (route.length === 0) {
    allowMethods(request, 'GET');
    sendJson(response, 200, { username: organisation, name: organisation });
    return;
  }
  if (route.length !== 1 || route[0] !== 'repos') {
    throw new HttpError(404, 'Not found');
  }
  allowMethods(request, 'GET', 'POST');
  if (request.method !== 'POST') {
    const all = await repositories.list();
    const described = all.map(repository => describe(request, repository));
    sendJson(response, 200, await Promise.all(described));
    return;
  }

  requireGitUser(request);
  const wanted = newRepository.safeParse(await readJson(request.message));
  if (!wanted.success) {
    throw new HttpError(422, z.prettifyError(wanted.error));
  }
  const { name, description = '' } = wanted.data;
  try {
    const repository = await repositories.add(name, description);
    sendJson(response, 201, await describe(request, repository));
  } catch (error) {
    if (error instanceof ConflictError) {
      throw new HttpError(409, error.message);
    }
    throw error instanceof InputError
      ? new HttpError(422, error.message)
      : error;
  }
}

async function repositoryRoute(
  request: LabRequest,
  response: ServerResponse,
  repository: Repository,
  route: string[],
): Promise<void> {
  const [area, ...rest] = route;
  const path = rest.join('/');
  if (area === undefined) {
    sendJson(response, 200, await describe(request, repository));
  } else if (area === 'contents') {
    const ref = request.query.get('ref') || (await repository.defaultBranch());
    await sendContents(response, repository, ref, path.replace(/\/$/, ''));
  } else if (area === 'archive' && path.endsWith('.tar.gz')) {
    const { sha } = await repository.commit(path.slice(0, -'.tar.gz'.length));
    response.writeHead(200, {
      'content-type': 'application/gzip',
      etag: `"${sha}"`,
    });
    await pipeline(repository.archive(sha), response);
  } else if (area === 'git' && rest[0] === 'commits' && rest.length > 1) {
    const commit = await repository.commit(rest.slice(1).join('/'));
    sendJson(response, 200, giteaCommit(commit));
  } else {
    throw new HttpError(404, 'Not found');
  }
}

async function sendContents(
  response: ServerResponse,
  repository: Repository,
  ref: string,
  path: string,
): Promise<void> {
  const commit = await repository.commit(ref);
  const entry = await repository.entry(commit.sha, path);
  if (entry.type === 'tree') {
    const children = await repository.children(commit.sha, path);
    const inside = (name: string) => (path ? `${path}/${name}` : name);
    const list = children.map(child => giteaContent(child, inside(child.name)));
    sendJson(response, 200, list);
    return;
  }
  const content =
    entry.type === 'blob' ? await repository.blob(entry.sha) : undefined;
  sendJson(response, 200, giteaContent(entry, path, content), {
    etag: `"${entry.sha}"`,
    'last-modified': new Date(commit.author.date).toUTCString(),
  });
}
