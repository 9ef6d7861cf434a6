import { Problem } from '../lib/problem.mjs';
import { readLog } from '../lib/logs.mjs';

/** What can befall any process of ours. */
const ofTheMachine = [
  [
    /ENOSPC|EDQUOT|no space left on device|SQLITE_FULL|database or disk is full/i,
    () => 'the disk is full; free some space and start again.',
  ],
  [
    /heap out of memory|ENOMEM|Cannot allocate memory/i,
    () => 'the machine has too little free memory.',
  ],
  [
    /EADDRINUSE/,
    () => 'a port it needs was taken meanwhile by another process.',
  ],
  [/EACCES|EPERM|EROFS/, () => 'a file or folder cannot be written.'],
];

/** What can befall npm and Yarn. */
const ofTheRegistry = [
  [
    /YN0028|lockfile would have been (modified|created)/i,
    () =>
      'yarn.lock does not match the package.json files; run `yarn install` and commit the lockfile.',
  ],
  [
    /CERT_|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|certificate/,
    registry =>
      `the certificate of the package registry${registry} is not trusted; name your authority with npm's \`cafile\` setting or NODE_EXTRA_CA_CERTS.`,
  ],
  [
    /\bE40[13]\b|YN0041|YN0033|Response Code: 40[13]|40[13] (Unauthorized|Forbidden)/,
    registry =>
      `the package registry${registry} refused access; check the credentials in npm's settings (or YARN_NPM_AUTH_TOKEN for Yarn).`,
  ],
  [
    /\bE404\b|Response Code: 404|ETARGET|No candidates found/,
    registry =>
      `the package registry${registry} lacks a package; check npm's \`registry\` setting.`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|Timeout awaiting|network timeout|RequestError|socket hang up|FETCH_ERROR|ERR_INVALID_URL|EINVAL.*proxy/i,
    registry =>
      `the package registry${registry} cannot be reached; check the network and npm's \`registry\`, \`proxy\` and \`https-proxy\` settings.`,
  ],
];

function hostOf(url) {
  try {
    return ` at ${new URL(url).host}`;
  } catch {
    return url ? ' (its address is not a valid URL)' : '';
  }
}

function explain(text, explanations, registry) {
  // A crash may print a line of minified code, which holds every word there is.
  const readable = text.replace(/^.{1000,}$/gm, '');
  const found = explanations.find(([pattern]) => pattern.test(readable));
  return found?.[1](hostOf(registry));
}

/** What the log of a server says about why it ended, as the second half of a sentence. */
export function explainServerLog(text) {
  return explain(text, ofTheMachine);
}

/** The same of what npm said when it asked its registry. */
export function explainRegistryLog(text, registry) {
  return explain(text, ofTheRegistry, registry);
}

/**
 * Turns the end of a process into a sentence about it.
 * @param registry the address of the package registry that it asked, empty if that is not known;
 * undefined when it asked none
 */
export function failureOf(what, { code, signal, error }, log, registry) {
  const how = error
    ? `could not be started (${error.code ?? error.message})`
    : signal
      ? `was ended by ${signal}`
      : `ended with exit code ${code}`;
  const explanations =
    registry === undefined ? ofTheMachine : [...ofTheMachine, ...ofTheRegistry];
  const because = error
    ? undefined
    : explain(readLog(log), explanations, registry);
  return new Problem(
    because ? `${what} failed: ${because}` : `${what} failed: it ${how}.`,
    { log, cause: error },
  );
}
