import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from '../lib/chromium.mjs';
import { findPrograms } from '../test/postgres.mjs';

function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, program))
    .find(existsSync);
}

function succeeds(command, words) {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}

/** Whether the Python that runs mkdocs has the plugin that Backstage asks for. */
function hasTechDocsCore(mkdocs) {
  const [first] = readFileSync(mkdocs, 'utf8').split('\n', 1);
  const [, interpreter] = /^#!\s*(\S+python\S*)/.exec(first) ?? [];
  return succeeds(interpreter ?? 'python3', ['-c', 'import techdocs_core']);
}

const docsPaste = 'pip install mkdocs-techdocs-core';

function checkDocs() {
  const mkdocs = onPath('mkdocs');
  if (mkdocs && hasTechDocsCore(mkdocs)) {
    return [];
  }
  return [
    missing({
      subject: mkdocs ? 'mkdocs-techdocs-core' : 'mkdocs',
      what: mkdocs
        ? 'mkdocs is here, but its plugin mkdocs-techdocs-core is not.'
        : 'mkdocs is not on the PATH.',
      why: 'Pages of documentation cannot be built; everything else works.',
      paste: docsPaste,
    }),
  ];
}

function missing({ subject, what, why, mend, paste }) {
  return {
    id: 'machine.tool-missing',
    severity: 'info',
    subject,
    what: what ?? `${subject} was not found.`,
    why,
    mend: mend ?? 'Install it.',
    paste,
  };
}

function checkGit() {
  const git = onPath('git');
  if (git && succeeds('git', ['--exec-path'])) {
    return [];
  }
  return [
    {
      id: 'machine.git-missing',
      severity: 'error',
      what: 'git is not on the PATH.',
      why: 'The lab keeps its repositories with it, and ./gantry start fails.',
      mend: 'Install git.',
      paste: 'apt-get install git',
    },
  ];
}

/** What only some tests need, and which they are. */
const testTools = [
  {
    subject: 'Chromium',
    find: findChromium,
    why: 'The browser tests are skipped.',
    mend: 'Install it, or name one in CHROMIUM_PATH.',
    paste: 'apt-get install chromium',
  },
  {
    subject: "PostgreSQL's server programs",
    find: findPrograms,
    why: 'The tests against PostgreSQL are skipped.',
    paste: 'apt-get install postgresql',
  },
  {
    subject: 'prometheus',
    find: () => onPath('prometheus') && onPath('promtool'),
    why: 'The tests against a real Prometheus are skipped.',
    paste: 'apt-get install prometheus',
  },
  {
    subject: 'alertmanager',
    find: () => onPath('prometheus-alertmanager') ?? onPath('alertmanager'),
    why: 'The tests against a real Alertmanager are skipped.',
    paste: 'apt-get install prometheus-alertmanager',
  },
  {
    subject: 'moto_server',
    find: () => onPath('moto_server'),
    why: 'The tests against an AWS that others wrote are skipped.',
    paste: "pip install 'moto[server]'",
  },
  {
    subject: 'terraform',
    find: () => onPath('terraform'),
    why: 'What the templates stamp is not validated by the tests.',
  },
  {
    subject: 'shellcheck',
    find: () => onPath('shellcheck'),
    why: 'Shell scripts are not linted by the tests.',
    paste: 'apt-get install shellcheck',
  },
];

/** The programs that Gantry calls, if they are there. */
export function toolChecks() {
  return [
    { id: 'machine.git', title: 'git', run: checkGit },
    { id: 'machine.docs', title: 'mkdocs', run: checkDocs },
    {
      id: 'machine.test-tools',
      title: 'tools of the tests',
      run: () => testTools.filter(({ find }) => !find()).map(missing),
    },
  ];
}
