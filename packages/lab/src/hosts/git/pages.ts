import { ServerResponse } from 'node:http';
import { Html, html, sendPage } from '../../protocols/html';
import { decodeSegment, HttpError, LabRequest } from '../../protocols/http';
import { organisation, Repositories } from './Repositories';
import { Repository } from './Repository';
import { contentOf } from './content';

/** Plain pages: the list of repositories, a repository's folders, a file. */
export async function gitPages(
  request: LabRequest,
  response: ServerResponse,
  repositories: Repositories,
): Promise<void> {
  const [owner, name, area, ...rest] = request.path
    .split('/')
    .filter(Boolean)
    .map(decodeSegment);
  const redirect = (path: string) => {
    response.writeHead(302, { location: `/git/${path}` });
    response.end();
  };

  if (owner === undefined) {
    await sendList(response, repositories);
    return;
  }
  if (owner !== organisation) {
    throw new HttpError(404, 'Not found');
  }
  if (name === undefined) {
    redirect('');
    return;
  }
  const repository = await repositories.get(owner, name.replace(/\.git$/, ''));
  const home = `${owner}/${repository.name}`;
  const base = `/git/${home}`;
  const cloneUrl = `${request.origin}${base}.git`;

  if (area === undefined) {
    const branch = await repository.defaultBranch();
    const branches = await repository.branches();
    if (branches.length === 0) {
      await sendEmpty(response, repository, cloneUrl);
    } else {
      await sendContent(response, repository, {
        branch,
        path: '',
        base,
        cloneUrl,
      });
    }
    return;
  }
  if (area === '_edit') {
    // The lab has no editor; the file itself is the next best place.
    redirect(`${home}/src/branch/${rest.map(encodeURIComponent).join('/')}`);
    return;
  }
  if (area === 'src' && rest[0] === 'branch') {
    const wanted = rest.slice(1).join('/');
    const branch = (await repository.branches()).find(
      candidate => wanted === candidate || wanted.startsWith(`${candidate}/`),
    );
    if (branch !== undefined) {
      const path = wanted.slice(branch.length + 1);
      await sendContent(response, repository, { branch, path, base, cloneUrl });
      return;
    }
  }
  throw new HttpError(404, 'Not found');
}

async function sendList(
  response: ServerResponse,
  repositories: Repositories,
): Promise<void> {
  const all = await repositories.list();
  const items = await Promise.all(
    all.map(
      async repository =>
        html`<li>
          <a href="/git/${organisation}/${repository.name}"
            >${repository.name}</a
          >
          <span class="aside">${await repository.description()}</span>
        </li>`,
    ),
  );
  sendPage(response, {
    title: 'Repositories · Gantry lab',
    body: html`<main>
      <h1>Repositories of ${organisation}</h1>
      ${
        items.length > 0
          ? html`<ul class="list">
              ${items}
            </ul>`
          : html`<p>
              There are none yet. A template of the portal creates some.
            </p>`
      }
    </main>`,
  });
}

function cloneLine(cloneUrl: string): Html {
  return html`<p>Clone it: <code>git clone ${cloneUrl}</code></p>`;
}

async function sendEmpty(
  response: ServerResponse,
  repository: Repository,
  cloneUrl: string,
): Promise<void> {
  sendPage(response, {
    title: `${repository.name} · Gantry lab`,
    body: html`<main>
      <nav aria-label="Path"><a href="/git/">Repositories</a></nav>
      <h1>${repository.name}</h1>
      <p>${await repository.description()}</p>
      <p>Nothing has been pushed yet.</p>
      ${cloneLine(cloneUrl)}
    </main>`,
  });
}

async function sendContent(
  response: ServerResponse,
  repository: Repository,
  place: { branch: string; path: string; base: string; cloneUrl: string },
): Promise<void> {
  const { branch, path, base, cloneUrl } = place;
  const commit = await repository.commit(`heads/${branch}`);
  const link = (...segments: string[]) =>
    [base, 'src', 'branch', ...branch.split('/'), ...segments]
      .map((segment, index) =>
        index === 0 ? segment : encodeURIComponent(segment),
      )
      .join('/');
  const segments = path.split('/').filter(Boolean);
  const crumbs = segments.map((segment, index) => {
    const last = index === segments.length - 1;
    return last
      ? html` / <span aria-current="page">${segment}</span>`
      : html` /
          <a href="${link(...segments.slice(0, index + 1))}">${segment}</a>`;
  });

  sendPage(response, {
    title: `${[repository.name, ...segments].join('/')} · Gantry lab`,
    body: html`<main>
      <nav aria-label="Path">
        <a href="/git/">Repositories</a> /
        <a href="${base}">${repository.name}</a>${crumbs}
      </nav>
      <h1>${segments[segments.length - 1] ?? repository.name}</h1>
      <p>${segments.length === 0 ? await repository.description() : ''}</p>
      <p class="aside">
        Branch ${branch}, commit <code>${commit.sha.slice(0, 10)}</code> by
        ${commit.author.name},
        <time datetime="${commit.author.date}">${commit.author.date}</time>:
        ${commit.subject}
      </p>
      ${segments.length === 0 ? cloneLine(cloneUrl) : ''}
      ${await contentOf(repository, commit.sha, segments, link)}
    </main>`,
  });
}
