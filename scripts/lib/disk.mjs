import * as fs from 'node:fs';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from './problem.mjs';

export const gibibyte = 1024 ** 3;

const fullCodes = new Set(['ENOSPC', 'EDQUOT']);

// Node's own recursive mkdir goes round for ever where a folder cannot be, as in /proc.
function makeFolder(folder) {
  if (!existsSync(folder)) {
    makeFolder(dirname(folder));
    try {
      mkdirSync(folder);
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
    }
  }
}

/** Creates the folder and proves that a file can be written in it. */
export function makeDataFolder(folder) {
  const probe = join(folder, '.probe');
  try {
    makeFolder(folder);
    writeFileSync(probe, 'probe');
    rmSync(probe);
  } catch (error) {
    throw new Problem(
      fullCodes.has(error.code)
        ? `The disk that holds the data folder ${folder} is full; free some space, or move the folder with GANTRY_DATA.`
        : `The data folder ${folder} cannot be written (${error.code}); change its permissions, or choose another with GANTRY_DATA.`,
      { cause: error },
    );
  }
}

function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

/** Refuses to begin what the disk could not take. */
export function requireSpace(
  folder,
  bytes,
  purpose,
  readSpace = fs.statfsSync,
) {
  // Node 18 had no statfs at first; there a full disk is found out on the way.
  if (!readSpace) {
    return;
  }
  const { bavail, bsize } = readSpace(nearestExisting(folder));
  const free = bavail * bsize;
  if (free < bytes) {
    const inGibibytes = number => (number / gibibyte).toFixed(1);
    throw new Problem(
      `The disk is too full to ${purpose}: ${folder} has ${inGibibytes(free)} GiB free and needs ${inGibibytes(bytes)} GiB.`,
    );
  }
}
