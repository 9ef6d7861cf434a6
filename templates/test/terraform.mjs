import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { MissingToolchain } from './Checks.mjs';
import { cacheFolder } from './python.mjs';
import { programOnPath, run } from './run.mjs';

/** Runs Terraform in a folder, with the providers of a mirror where this machine has one. */
export function terraform(folder, ...words) {
  if (!programOnPath('terraform')) {
    throw new MissingToolchain('terraform');
  }
  return run('terraform', words, {
    cwd: folder,
    env: { TF_INPUT: '0', TF_IN_AUTOMATION: '1', ...mirrored() },
  });
}

function mirrored() {
  const own = process.env.TF_CLI_CONFIG_FILE;
  const mirror = own && existsSync(own) ? undefined : findMirror();
  if (!mirror) {
    return {};
  }
  const file = join(cacheFolder(), 'terraform.rc');
  const path = JSON.stringify(mirror);
  writeFileSync(
    file,
    `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`,
  );
  return { TF_CLI_CONFIG_FILE: file };
}

/** A folder that holds `HOST/hashicorp/aws/VERSION/PLATFORM/terraform-provider-aws_*`. */
function findMirror() {
  const roots = [
    join(homedir(), '.terraform.d'),
    '/opt',
    '/usr/local/share/terraform',
    '/usr/share/terraform',
  ];
  return roots
    .flatMap(root => [root, ...folders(root).map(name => join(root, name))])
    .find(holdsProvider);
}

function holdsProvider(mirror) {
  return folders(mirror)
    .map(host => join(mirror, host, 'hashicorp', 'aws'))
    .flatMap(provider => folders(provider).map(name => join(provider, name)))
    .flatMap(version => folders(version).map(name => join(version, name)))
    .flatMap(platform => readdirSync(platform))
    .some(file => file.startsWith('terraform-provider-aws_'));
}

function folders(path) {
  return existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => entry.name)
    : [];
}
