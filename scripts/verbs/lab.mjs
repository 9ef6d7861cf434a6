import { requestJson } from '../lib/http.mjs';
import { requireFreePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { note, step } from '../lib/progress.mjs';
import { withSession } from '../lib/session.mjs';
import { readSettings } from '../lib/settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { unlessEnded, waitForRoute } from '../run/readiness.mjs';
import { startLab } from '../run/servers.mjs';
import { takeServices } from './services.mjs';
import { requireNoWords } from './words.mjs';

export const summary = 'runs the lab alone, or steers the one that runs';

export const help = `Usage: ./gantry lab [--services <number>]
                                         runs the lab alone until Ctrl-C, with a fleet of so many services
                                         more, up to 10000
       ./gantry lab status               what the running lab plays
       ./gantry lab scenario <name>      switches the scenario: calm, order-latency, database-down,
                                         flapping, noisy-neighbour, region-brownout
       ./gantry lab stop <upstream>      takes an upstream away: cloudwatch, tagging, sts, git,
                                         kubernetes, prometheus
       ./gantry lab start <upstream>     gives it back

The running lab is looked for on GANTRY_LAB_PORT (7010).
`;

/** What the lab says of a request that it refused. */
function refusal(body, status) {
  const message = body?.error?.message ?? body?.message ?? body?.error;
  return typeof message === 'string' ? message : `the lab answered ${status}`;
}

async function ask(settings, path, options) {
  let answer;
  try {
    answer = await requestJson(`${settings.labUrl}/lab/${path}`, options);
  } catch (cause) {
    throw new Problem(
      `No lab answers on port ${settings.labPort}; start one with './gantry start' or './gantry lab', or name its port with GANTRY_LAB_PORT.`,
      { cause },
    );
  }
  const { status, body } = answer;
  if (status < 200 || status >= 300) {
    throw new Problem(`The lab refused: ${refusal(body, status)}`);
  }
  return body;
}

function requireOne(command, words, what) {
  if (words.length !== 1) {
    throw new Problem(
      `'./gantry lab ${command}' takes one ${what}; see ./gantry lab --help.`,
      {
        exitCode: 2,
      },
    );
  }
  return words[0];
}

function putUpstream(state) {
  return async (settings, command, words) => {
    const upstream = requireOne(command, words, 'upstream');
    await ask(settings, `upstreams/${encodeURIComponent(upstream)}`, {
      method: 'PUT',
      body: { state },
    });
    process.stdout.write(`${upstream} is ${state}\n`);
  };
}

const commands = {
  async status(settings, command, words) {
    requireNoWords(`lab ${command}`, words);
    const status = await ask(settings, 'status');
    process.stdout.write(`${JSON.stringify(status, undefined, 2)}\n`);
  },
  async scenario(settings, command, words) {
    const name = requireOne(command, words, 'scenario name');
    await ask(settings, 'scenario', { method: 'PUT', body: { name } });
    process.stdout.write(`the lab plays ${name}\n`);
  },
  stop: putUpstream('down'),
  start: putUpstream('up'),
};

async function runAlone(settings) {
  return withSession(async session => {
    await session.lockData(settings, './gantry lab');
    await requireFreePort(settings.labPort, 'the lab', 'GANTRY_LAB_PORT');
    const tools = await prepare(settings, session);
    const lab = startLab(settings, tools, session, 'inherit');
    const ended = lab.exited.then(({ code, signal }) => {
      throw new Problem(
        `The lab stopped by itself (${signal ?? `exit code ${code}`}).`,
      );
    });
    const patience = {
      deadline: Date.now() + 60_000,
      giveUp: () => new Problem('The lab did not answer within 60 s.'),
    };
    await step('Starting the lab', () =>
      unlessEnded(
        signal =>
          waitForRoute(`${settings.labUrl}/lab/status`, {
            ...patience,
            signal,
          }),
        ended,
      ),
    );
    session.steady = true;
    note(`the lab is ready on ${settings.labUrl}; Ctrl-C stops`);
    return ended;
  });
}

export async function run(given) {
  const { rest, environment } = takeServices(given);
  const [command, ...words] = rest;
  const settings = readSettings(environment);
  if (command === undefined) {
    return runAlone(settings);
  }
  if (!Object.hasOwn(commands, command)) {
    throw new Problem(
      `'./gantry lab' does not know '${command}'; see ./gantry lab --help.`,
      {
        exitCode: 2,
      },
    );
  }
  await commands[command](settings, command, words);
  return 0;
}
