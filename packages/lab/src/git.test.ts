import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { awsClients } from './__testUtils__/awsClients';
import { createRepository, git, push, tfvars } from './__testUtils__/git';
import { useLab } from './__testUtils__/startLab';

jest.setTimeout(60_000);

describe('the Git host', () => {
  const lab = useLab();
  const folder = createMockDirectory();
  beforeEach(() => folder.clear());

  function configured() {
    const { host } = new URL(lab().url);
    const baseUrl = `${lab().url}/git`;
    const config = mockServices.rootConfig({
      data: {
        integrations: {
          gitea: [{ host, baseUrl, username: 'gantry', password: 'lab' }],
        },
      },
    });
    return { host, baseUrl, config };
  }

  it('serves the stock scaffolder action and the stock URL reader', async () => {
    const { host, baseUrl, config } = configured();
    folder.setContent({
      workspace: {
        'catalog-info.yaml': 'kind: Component\n',
        docs: { 'index.md': '# Hello\n' },
      },
    });
    const integrations = ScmIntegrations.fromConfig(config);
    const action = createPublishGiteaAction({ integrations, config });
    const context = createMockActionContext({
      workspacePath: folder.resolve('workspace'),
      input: {
        repoUrl: `${host}?owner=acme&repo=greeter`,
        description: 'Greets',
        defaultBranch: 'trunk',
      },
    });

    await action.handler(context as never);

    const reader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });
    const root = `${baseUrl}/acme/greeter/src/branch/trunk`;
    expect(context.output).toHaveBeenCalledWith('repoContentsUrl', `${root}/`);
    const file = await reader.readUrl(`${root}/catalog-info.yaml`);
    expect((await file.buffer()).toString()).toBe('kind: Component\n');
    const tree = await reader.readTree(`${root}/docs`);
    const files = await tree.files();
    expect(files.map(({ path }) => path)).toEqual(['index.md']);
    expect(tree.etag).toMatch(/^[0-9a-f]{40}$/);
    await expect(
      reader.readTree(`${root}/docs`, { etag: tree.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    await expect(reader.readUrl(`${root}/none`)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(action.handler(context as never)).rejects.toThrow('409');
  });

  it('clones what was pushed, large pushes included', async () => {
    await createRepository(lab().url, 'large');
    const secret = randomBytes(3 * 1024 * 1024).toString('base64');
    await push(lab().url, {
      workTree: folder.resolve('work'),
      name: 'large',
      files: { 'data.txt': secret },
    });

    const source = `${lab().url}/git/acme/large`;
    await git(folder.path, 'clone', '--quiet', source, 'clone');

    const cloned = await fs.readFile(folder.resolve('clone/data.txt'), 'utf8');
    expect(cloned === secret).toBe(true);
  });

  it('lets only the Git account write, and only to repositories that exist', async () => {
    const { url } = lab();
    await createRepository(url, 'guarded');
    await push(url, {
      workTree: folder.resolve('work'),
      name: 'guarded',
      files: { a: 'a' },
    });
    const pushTo = (authority: string, name: string) =>
      git(
        folder.resolve('work'),
        'push',
        `${url.replace('http://', `http://${authority}`)}/git/acme/${name}.git`,
        'main',
      );

    await expect(pushTo('', 'guarded')).rejects.toThrow(
      /could not read Username/,
    );
    await expect(pushTo('gantry:wrong@', 'guarded')).rejects.toThrow(
      /Authentication failed/,
    );
    await expect(pushTo('gantry:lab@', 'absent')).rejects.toThrow(/not found/);
    const anonymous = await fetch(`${url}/git/api/v1/orgs/acme/repos`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"mine"}',
    });
    expect(anonymous.status).toBe(401);
  });

  it.each(['../up', 'a/b', '.hidden', 'name.git', '-flag', 'a..b', 'ä', ''])(
    'refuses to create a repository named %j',
    async name => {
      const response = await createRepository(lab().url, name);

      expect(response.status).toBe(422);
    },
  );

  it('shows repositories on plain pages and never interprets their content', async () => {
    const { url } = lab();
    const page = async (path: string) => {
      const response = await fetch(`${url}/git${path}`, {
        headers: { accept: 'text/html' },
      });
      return { status: response.status, text: await response.text(), response };
    };
    await createRepository(url, 'shown');
    const hostile = `<script>alert("1")</script> & 'more'`;
    await push(url, {
      workTree: folder.resolve('work'),
      name: 'shown',
      files: { 'a "b"/<i>.txt': hostile, 'README.md': '# Read me' },
    });

    const list = await page('/');
    const home = await page('/acme/shown');
    const file = await page(
      `/acme/shown/src/branch/main/${encodeURIComponent('a "b"')}/${encodeURIComponent('<i>.txt')}`,
    );

    expect(list.text).toContain('href="/git/acme/shown"');
    expect(list.response.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    expect(home.text).toContain(`git clone ${url}/git/acme/shown.git`);
    expect(home.text).toContain('# Read me');
    expect(file.text).toContain(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;',
    );
    expect(file.text).not.toContain('<script>');
    expect(file.text).not.toContain('<i>');
    for (const path of [
      '/acme/shown/src/branch/main/none',
      '/acme/shown/src/branch/none',
      '/acme/shown/src/branch/main/..%2f..%2fstate.json',
      '/acme/..%2fother',
      '/acme/%2e%2e%2fshown',
      '/other/shown',
      '/acme/%ff',
      '/api/v1/repos/acme/shown/contents/..%2f..%2fHEAD?ref=main',
      '/api/v1/repos/acme/shown/git/commits/--all',
      '/acme/shown.git/HEAD',
    ]) {
      expect([path, (await page(path)).status]).toEqual([path, 404]);
    }
    expect((await fetch(`${url}/git/`, { method: 'DELETE' })).status).toBe(405);
  });

  it('lets a service join when its infrastructure is pushed, for good', async () => {
    const { url, log } = lab();
    const { cloudwatch } = awsClients(url, { region: 'us-west-2' });
    const declare = async (content: string) => {
      await fs.rm(folder.resolve('work'), { recursive: true, force: true });
      await push(url, {
        workTree: folder.resolve('work'),
        name: 'greeter-infrastructure',
        files: { 'terraform.tfvars.json': content },
      });
    };
    await createRepository(url, 'greeter-infrastructure');

    for (const malformed of [
      '{',
      tfvars('Bad Name'),
      tfvars('greeter', { account_id: '999999999999' }),
      tfvars('fastapi-app'),
    ]) {
      await declare(malformed);
    }
    expect(log.filter(line => line.startsWith('Ignored'))).toHaveLength(4);

    const changes = { region: 'us-west-2', database: false };
    await declare(tfvars('greeter', changes));
    const describe = async (client = cloudwatch) =>
      (
        await client.send(
          new DescribeAlarmsCommand({ AlarmNamePrefix: 'greeter-' }),
        )
      ).MetricAlarms ?? [];
    const joined = await describe();
    expect(joined).toHaveLength(5);
    expect(joined.map(({ StateValue }) => StateValue)).toEqual(
      joined.map(() => 'OK'),
    );
    expect(joined[1]).toMatchObject({
      AlarmName: 'greeter-alb-latency-p95',
      Threshold: 0.3,
    });

    await lab().restart();
    const again = awsClients(lab().url, { region: 'us-west-2' });
    expect(await describe(again.cloudwatch)).toEqual(joined);
  });
});
