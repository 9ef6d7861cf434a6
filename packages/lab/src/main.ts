import { resolve } from 'node:path';
import { MAXIMUM_FLEET } from './estate/fleet/FleetMember';
import { Lab } from './Lab';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    fail(`GANTRY_LAB_PORT is '${text}', which is not a port.`);
  }
  return port;
}

function servicesOf(text: string): number {
  const services = Number(text);
  if (!/^\d+$/.test(text) || services > MAXIMUM_FLEET) {
    fail(
      `GANTRY_LAB_SERVICES is '${text}', which is not a number of services up to ${MAXIMUM_FLEET}.`,
    );
  }
  return services;
}

async function main(): Promise<void> {
  const port = portOf(process.env.GANTRY_LAB_PORT || '7010');
  const dataFolder = resolve(process.env.GANTRY_DATA || '.gantry');
  const services = servicesOf(process.env.GANTRY_LAB_SERVICES || '0');
  const lab = await Lab.create({ dataFolder, services, log: say });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      lab.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  await lab.listen(port).catch(error => {
    fail(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is in use; end what listens there, or choose another with GANTRY_LAB_PORT.`
        : `The lab cannot listen on port ${port}: ${error.message}`,
    );
  });
  say(`The lab is listening on http://localhost:${port}`);
}

main().catch(error => fail(`The lab cannot start: ${error.message}`));
