import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { RunningLab, useLab } from './__testUtils__/startLab';
import { awsClients } from './__testUtils__/awsClients';

jest.setTimeout(30_000);

/** Node's fetch sets the Host header itself, so this one goes lower. */
function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${url}/lab/status`, { headers: { host } }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the control host', () => {
  const lab = useLab();
  const status = async () => (await fetch(`${lab().url}/lab/status`)).json();

  it('keeps the scenario and its start over a restart', async () => {
    const switched = await lab().put('/lab/scenario', {
      name: 'order-latency',
    });
    const { scenario } = await switched.json();
    await lab().put('/lab/upstreams/sts', { state: 'down' });
    lab().advance(30);
    await lab().restart();

    expect(scenario).toMatchObject({
      name: 'order-latency',
      since: '2026-11-20T15:24:00.000Z',
    });
    expect(await status()).toMatchObject({
      scenario,
      upstreams: { cloudwatch: 'up', sts: 'up' },
    });
  });

  it('counts what is asked of each upstream, and metrics one by one', async () => {
    const { cloudwatch } = awsClients(lab().url);
    const stat = {
      Metric: { Namespace: 'N', MetricName: 'M' },
      ...{ Period: 60, Stat: 'Sum' },
    };
    await cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(0),
        EndTime: new Date(60_000),
        MetricDataQueries: ['a', 'b', 'c'].map(Id => ({
          Id,
          MetricStat: stat,
        })),
      }),
    );
    await fetch(`${lab().url}/prometheus/-/healthy`);

    expect((await status()).calls).toEqual({
      'cloudwatch GetMetricData': 1,
      'cloudwatch metrics': 3,
      'prometheus /-/healthy': 1,
    });
  });

  it('says what there is when it is asked for something else', async () => {
    const scenario = await lab().put('/lab/scenario', { name: 'flood' });
    const upstream = await lab().put('/lab/upstreams/jenkins', { state: 'up' });
    const state = await lab().put('/lab/upstreams/git', { state: 'tired' });
    const form = await fetch(`${lab().url}/lab/scenario`, {
      method: 'PUT',
      body: '{"name":"calm"}',
    });
    const huge = await lab().put('/lab/scenario', {
      name: 'x'.repeat(100_000),
    });

    expect(scenario.status).toBe(400);
    expect((await scenario.json()).message).toBe(
      "No scenario is named 'flood'. There are: calm, order-latency, database-down, flapping, noisy-neighbour, region-brownout",
    );
    expect((await upstream.json()).message).toContain('cloudwatch, tagging');
    expect((await state.json()).message).toContain('up, down, throttled');
    expect(form.status).toBe(415);
    expect(huge.status).toBe(413);
  });

  it('names all that can be played and broken on its first page and in the help', async () => {
    await lab().put('/lab/scenario', { name: 'flapping' });
    await lab().put('/lab/upstreams/sts', { state: 'throttled' });
    const verb = join(__dirname, '../../../scripts/verbs/lab.mjs');

    const page = (await (await fetch(lab().url)).text()).replace(/\s+/g, ' ');
    const help = readFileSync(verb, 'utf8').split('`')[1];
    const { scenarios, upstreams } = await status();

    const names = scenarios.map(({ name }: { name: string }) => name);
    for (const name of [...names, ...Object.keys(upstreams)]) {
      expect(page).toContain(`<code>${name}</code>`);
      expect(help).toMatch(new RegExp(`\\b${name}\\b`));
    }
    expect(page.match(/▶ now/g)).toHaveLength(1);
    expect(page).toContain('<code>flapping</code> <strong>▶ now</strong>');
    expect(page).toContain('<code>sts</code> <span>✕ throttled</span>');
  });

  it('breaks the Git host on request', async () => {
    const git = () => fetch(`${lab().url}/git/api/v1/orgs/acme`);

    await lab().put('/lab/upstreams/git', { state: 'throttled' });
    expect((await git()).status).toBe(429);
    await lab().put('/lab/upstreams/git', { state: 'denied' });
    expect((await git()).status).toBe(403);
    await lab().put('/lab/upstreams/git', { state: 'down' });
    await expect(git()).rejects.toThrow('fetch failed');
    await lab().put('/lab/upstreams/git', { state: 'up' });
    expect((await git()).status).toBe(200);
  });

  it('answers local names only', async () => {
    const { url } = lab();

    expect(await statusWithHost(url, 'localhost:1234')).toBe(200);
    expect(await statusWithHost(url, '[::1]:1234')).toBe(200);
    expect(await statusWithHost(url, 'rebound.example:7010')).toBe(403);
    expect(await statusWithHost(url, 'evil-localhost')).toBe(403);
    expect(await statusWithHost(url, 'localhost.evil.example')).toBe(403);
  });

  it('gives the console page what its script draws', async () => {
    const { url } = lab();
    await lab().put('/lab/scenario', { name: 'order-latency' });

    const page = await fetch(`${url}/console/cloudwatch/home?region=us-east-1`);
    const alarm = await fetch(
      `${url}/console/cloudwatch/alarm?region=us-east-1&name=order-management-rds-connections`,
    );
    const script = await fetch(`${url}/lab/assets/console.js`);
    const absent = await fetch(`${url}/console/cloudwatch/alarm?name=none`);

    const text = await page.text();
    expect(text).toContain('Lab data.');
    expect(text).toContain('src="/lab/assets/console.js"');
    expect(page.headers.get('content-security-policy')).toContain(
      "script-src 'self'",
    );
    expect(await alarm.json()).toMatchObject({
      state: 'ALARM',
      threshold: 80,
      points: expect.arrayContaining([
        ['2026-11-20T15:29:00.000Z', expect.any(Number)],
      ]),
      history: [
        { state: 'ALARM' },
        { state: 'OK' },
        { state: 'INSUFFICIENT_DATA' },
      ],
    });
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(absent.status).toBe(404);
  });
});

describe('a lab with a broken journal', () => {
  const folder = createMockDirectory();

  it('starts calm and says so', async () => {
    folder.setContent({ lab: { 'state.json': '{"incidents": [{' } });

    const lab = new RunningLab(folder.path);
    await lab.start();
    const { scenario } = await (await fetch(`${lab.url}/lab/status`)).json();
    await lab.stop();

    expect(scenario.name).toBe('calm');
    expect(lab.log).toEqual([expect.stringContaining('the lab starts calm')]);
  });
});
