import path from 'node:path';

const portalPort = process.env.GANTRY_E2E_PORT ?? '17007';
const labPort = process.env.GANTRY_E2E_LAB_PORT ?? '17010';

/** Where the portal and the lab under test live. */
export const estate = {
  portalPort,
  labPort,
  portal: `http://localhost:${portalPort}`,
  lab: `http://localhost:${labPort}`,
  data: path.resolve(__dirname, '../.gantry/e2e/data'),
};
