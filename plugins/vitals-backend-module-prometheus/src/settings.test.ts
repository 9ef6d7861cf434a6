import { ConfigReader } from '@backstage/config';
import { readPrometheusSettings } from './settings';

const shop = { id: 'shop', url: 'https://prometheus.example/' };

function read(prometheus: unknown) {
  return readPrometheusSettings(
    new ConfigReader({ vitals: { prometheus } } as object),
  );
}

describe('readPrometheusSettings', () => {
  it('names no instance without configuration', () => {
    expect(readPrometheusSettings(new ConfigReader({})).instances).toEqual([]);
  });

  it('fills in what is left out, and tries own profiles first', () => {
    const own = { id: 'own', requests: 'r_total', statusLabel: 'code' };

    const { instances } = read({
      instances: [shop, { ...shop, id: 'b', profiles: ['gin', 'own'] }],
      profiles: [own],
    });

    expect(instances[0]).toMatchObject({
      title: 'shop',
      url: 'https://prometheus.example',
      consoleUrl: 'https://prometheus.example',
      allowEntityQueries: false,
      nativeHistograms: false,
    });
    const ids = instances.map(({ profiles }) => profiles.map(({ id }) => id));
    expect(ids).toEqual([
      ['own', 'opentelemetry', 'micrometer', 'fastapi', 'prom-client', 'gin'],
      ['gin', 'own'],
    ]);
  });

  it.each<[string, unknown, string]>([
    [
      'no url',
      { instances: [{ id: 'a' }] },
      'vitals.prometheus.instances.0.url:',
    ],
    [
      'a file',
      { instances: [{ ...shop, url: 'file:///etc/passwd' }] },
      'instances.0.url: must be a web address',
    ],
    [
      'credentials in the address',
      { instances: [{ ...shop, url: 'https://me:hidden@p.example' }] },
      'instances.0.url: must not hold credentials',
    ],
    [
      'a query in the address',
      { instances: [{ ...shop, url: 'https://p.example/?a=b' }] },
      'instances.0.url: must have no query',
    ],
    [
      'two ways in',
      {
        instances: [
          {
            ...shop,
            auth: {
              bearer: { token: 'x' },
              basic: { username: 'a', password: 'b' },
            },
          },
        ],
      },
      'instances.0.auth: must hold exactly one',
    ],
    [
      'a header in a token',
      { instances: [{ ...shop, auth: { bearer: { token: 'x\r\ny: z' } } }] },
      'instances.0.auth.bearer.token: must be printable ASCII',
    ],
    [
      'a region that is none',
      { instances: [{ ...shop, auth: { sigv4: { region: 'Ireland' } } }] },
      'instances.0.auth.sigv4.region: must be a region',
    ],
    ['twins', { instances: [shop, shop] }, "the id 'shop' stands there twice"],
    [
      'an unknown profile',
      { instances: [{ ...shop, profiles: ['rails'] }] },
      "instances.0.profiles: there is no profile 'rails'; built in are opentelemetry",
    ],
    [
      'a query in place of a metric',
      {
        profiles: [{ id: 'x', requests: 'rate(a[5m])', statusLabel: 'code' }],
      },
      'vitals.prometheus.profiles.0.requests: must be the name of a metric',
    ],
    [
      'a profile that is built in',
      { profiles: [{ id: 'gin', requests: 'a', statusLabel: 'b' }] },
      "vitals.prometheus.profiles: the id 'gin' stands there twice",
    ],
    ['a key that nobody reads', { instance: [] }, 'vitals.prometheus:'],
  ])('refuses %s', (_, prometheus, message) => {
    let error: Error | undefined;
    try {
      read(prometheus);
    } catch (thrown) {
      error = thrown as Error;
    }

    expect(error).toMatchObject({ name: 'InputError' });
    expect(error!.message).toContain(message);
    expect(error!.message).not.toContain('hidden');
  });
});
