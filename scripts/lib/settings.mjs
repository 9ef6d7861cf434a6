import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.mjs';

/** The folder that holds `./gantry`. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

function readPort(environment, name, fallback) {
  const text = environment[name];
  if (text === undefined || text === '') {
    return fallback;
  }
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Problem(
      `${name} must be a port number from 1 to 65535, not '${text}'.`,
    );
  }
  return port;
}

const maximumServices = 10_000;

function readServices(environment) {
  const text = environment.GANTRY_LAB_SERVICES || '0';
  const services = Number(text);
  if (!/^\d+$/.test(text) || services > maximumServices) {
    throw new Problem(
      `GANTRY_LAB_SERVICES must be a number of services up to ${maximumServices}, not '${text}'.`,
    );
  }
  return services;
}

/** What the environment says about ports and folders; paths are absolute. */
export function readSettings(environment = process.env) {
  const data = environment.GANTRY_DATA
    ? resolve(environment.GANTRY_DATA)
    : join(root, '.gantry');
  const portalPort = readPort(environment, 'GANTRY_PORT', 7007);
  const labPort = readPort(environment, 'GANTRY_LAB_PORT', 7010);
  if (portalPort === labPort) {
    throw new Problem(
      `GANTRY_PORT and GANTRY_LAB_PORT are both ${portalPort}; give each its own port.`,
    );
  }
  const labServices = readServices(environment);
  return {
    root,
    data,
    logs: join(data, 'logs'),
    portalPort,
    labPort,
    portalUrl: `http://localhost:${portalPort}`,
    labUrl: `http://127.0.0.1:${labPort}`,
    /** How many services the lab's fleet has; 0 where it plays none. */
    labServices,
    /** The variables as every child process gets them. */
    variables: {
      GANTRY_DATA: data,
      GANTRY_PORT: String(portalPort),
      GANTRY_LAB_PORT: String(labPort),
      GANTRY_LAB_SERVICES: String(labServices),
    },
  };
}
