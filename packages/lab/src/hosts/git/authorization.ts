import { createHash, timingSafeEqual } from 'node:crypto';
import { HttpError, LabRequest } from '../../protocols/http';

/** The lab's throw-away Git account. */
export const gitCredentials = { username: 'gantry', password: 'lab' };

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Lets a write through when it carries the Git account's name and password, and gives the name. */
export function requireGitUser(request: LabRequest): string {
  const [, encoded] =
    /^basic\s+([\w+/=-]+)$/i.exec(
      request.message.headers.authorization ?? '',
    ) ?? [];
  const given = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const { username, password } = gitCredentials;
  if (!timingSafeEqual(digest(given), digest(`${username}:${password}`))) {
    throw new HttpError(401, 'A user name and a password are required', {
      'www-authenticate': 'Basic realm="Gantry lab"',
    });
  }
  return username;
}
