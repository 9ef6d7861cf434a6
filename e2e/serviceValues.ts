/** What a person who keeps every default would send for a service of this name. */
export function serviceValues(name: string) {
  return {
    name,
    description: 'Prices of everything',
    owner: 'group:default/commerce',
    system: 'system:default/ecommerce',
    tier: '2',
    availability: 99.9,
    latencyP95: 500,
    rpo: '15m',
    rto: '4h',
    port: 8000,
    database: true,
    region: 'us-east-1',
    drRegion: 'us-west-2',
  };
}
