/** A form as somebody would fill it in. */
export const formValues = {
  name: 'orders',
  description: 'Takes orders',
  owner: 'group:default/commerce',
  system: 'system:default/ecommerce',
  tier: '1',
  availability: 99.95,
  latencyP95: 750,
  rpo: '15m',
  rto: '1h',
  port: 8081,
  database: true,
  region: 'us-west-2',
  drRegion: 'us-east-1',
};
