import { Html, html } from '../../protocols/html';
import { Repository } from './Repository';

const SHOWN_BYTES = 512 * 1024;

function isText(content: Buffer): boolean {
  return !content.subarray(0, 8000).includes(0);
}

/** The body of a page: a folder's entries, or a file's text. Content is shown, never interpreted. */
export async function contentOf(
  repository: Repository,
  sha: string,
  segments: string[],
  link: (...segments: string[]) => string,
): Promise<Html> {
  const path = segments.join('/');
  const entry = await repository.entry(sha, path);
  if (entry.type === 'tree') {
    return folder(repository, sha, segments, link);
  }
  if (entry.type === 'commit') {
    return html`<p>A submodule at <code>${entry.sha}</code>.</p>`;
  }
  return file(await repository.blob(entry.sha));
}

async function folder(
  repository: Repository,
  sha: string,
  segments: string[],
  link: (...segments: string[]) => string,
): Promise<Html> {
  const entries = await repository.children(sha, segments.join('/'));
  const rows = entries.map(
    ({ type, name, size }) =>
      html`<li>
        <a href="${link(...segments, name)}"
          >${name}${type === 'tree' ? '/' : ''}</a
        >
        <span class="aside">${size === undefined ? '' : `${size} bytes`}</span>
      </li>`,
  );
  const readme = entries.find(
    ({ type, name }) => type === 'blob' && /^readme(\.md|\.txt)?$/i.test(name),
  );
  return html`<ul class="list">
      ${rows}
    </ul>
    ${
      readme
        ? html`<h2>${readme.name}</h2>
            ${file(await repository.blob(readme.sha))}`
        : ''
    }`;
}

function file(content: Buffer): Html {
  if (!isText(content)) {
    return html`<p>A binary file of ${content.length} bytes.</p>`;
  }
  const cut = content.length > SHOWN_BYTES;
  return html`<pre tabindex="0">
${content.subarray(0, SHOWN_BYTES).toString('utf8')}</pre>
    ${cut ? html`<p>The file goes on; clone it to see the rest.</p>` : ''}`;
}
