import { Commit, TreeEntry } from '../hosts/git/Repository';

/** A repository in Gitea's REST shape: the members that clients of the lab read. */
export function giteaRepository(repository: {
  owner: string;
  name: string;
  description: string;
  defaultBranch: string;
  createdAt: number;
  empty: boolean;
  baseUrl: string;
}): object {
  const { owner, name, baseUrl } = repository;
  return {
    name,
    full_name: `${owner}/${name}`,
    owner: { login: owner, username: owner },
    description: repository.description,
    empty: repository.empty,
    private: false,
    default_branch: repository.defaultBranch,
    html_url: `${baseUrl}/${owner}/${name}`,
    clone_url: `${baseUrl}/${owner}/${name}.git`,
    created_at: new Date(repository.createdAt).toISOString(),
  };
}

/** A commit in Gitea's REST shape. */
export function giteaCommit(commit: Commit): object {
  return {
    sha: commit.sha,
    created: commit.author.date,
    commit: { message: commit.subject, author: commit.author },
  };
}

/** A file or folder in Gitea's REST shape; a file carries its content. */
export function giteaContent(
  entry: TreeEntry,
  path: string,
  content?: Buffer,
): object {
  const types = { blob: 'file', tree: 'dir', commit: 'submodule' };
  return {
    name: entry.name,
    path,
    sha: entry.sha,
    type: entry.mode === '120000' ? 'symlink' : types[entry.type],
    size: entry.size ?? 0,
    encoding: content && 'base64',
    content: content?.toString('base64'),
  };
}
