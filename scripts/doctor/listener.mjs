import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const listening = '0A';

/** The inodes of the sockets that listen on a port, from the kernel's own table. */
function socketsOf(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(path => {
    let text = '';
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      return [];
    }
    return text
      .split('\n')
      .slice(1)
      .map(line => line.trim().split(/\s+/))
      .filter(
        ([, local, , state]) =>
          state === listening && local?.endsWith(`:${hex}`),
      )
      .map(fields => fields[9]);
  });
}

function holdsOneOf(pid, links) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some(descriptor => {
      try {
        return links.has(readlinkSync(`/proc/${pid}/fd/${descriptor}`));
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}

function pidFromProc(port) {
  const links = new Set(socketsOf(port).map(inode => `socket:[${inode}]`));
  if (links.size === 0) {
    return undefined;
  }
  const pid = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .find(name => holdsOneOf(name, links));
  return pid && Number(pid);
}

function pidFromLsof(port) {
  const { stdout } = spawnSync(
    'lsof',
    ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'],
    { encoding: 'utf8' },
  );
  return Number(stdout?.split('\n')[0]) || undefined;
}

/** Of the words a command was started with only the first: others may be secret. */
function nameOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return stdout?.trim() || undefined;
}

/** Who listens on a port, `{ pid, name }`, where the machine tells. */
export function listenerOf(port) {
  const pid =
    process.platform === 'linux' ? pidFromProc(port) : pidFromLsof(port);
  return pid ? { pid, name: nameOf(pid) } : undefined;
}
