import { targetPaths } from '@backstage/cli-common';
import { Lab } from '@gantry/lab';
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Finding } from './Finding';

jest.setTimeout(180_000);

interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** Informs about nothing but what a developer's machine may lack. */
function isTool({ id }: Finding): boolean {
  return ['machine.tool-missing', 'machine.node-unsupported'].includes(id);
}

describe('./gantry doctor', () => {
  let folder: string;
  let ports: { portal: number; lab: number };
  const closing: (() => Promise<unknown>)[] = [];

  async function listen(port = 0): Promise<{ server: Server; port: number }> {
    const server = createServer(socket => socket.destroy());
    await new Promise<void>(resolve => {
      server.listen(port, '127.0.0.1', resolve);
    });
    return { server, port: (server.address() as { port: number }).port };
  }

  function close(server: Server): Promise<unknown> {
    return new Promise(resolve => {
      server.close(resolve);
    });
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gantry-doctor-'));
    // An npm that answers without a registry, which a test must not depend on.
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\nexit 0\n');
    chmodSync(join(folder, 'npm'), 0o755);
    const [portal, lab] = [await listen(), await listen()];
    ports = { portal: portal.port, lab: lab.port };
    await Promise.all([close(portal.server), close(lab.server)]);
  });
  afterEach(async () => {
    await Promise.all(closing.splice(0).map(end => end()));
    rmSync(folder, { recursive: true, force: true });
  });

  function gantry(...words: string[]): Promise<Outcome> {
    return new Promise(resolve => {
      execFile(
        join(targetPaths.rootDir, 'gantry'),
        ['doctor', ...words],
        {
          cwd: targetPaths.rootDir,
          maxBuffer: 32 * 1024 * 1024,
          env: {
            ...process.env,
            PATH: [folder, process.env.PATH].join(delimiter),
            GANTRY_DATA: folder,
            GANTRY_PORT: String(ports.portal),
            GANTRY_LAB_PORT: String(ports.lab),
          },
        },
        (error, stdout, stderr) =>
          resolve({ status: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  async function examine(...words: string[]) {
    const { status, stdout } = await gantry('--json', ...words);
    const { findings, checks } = JSON.parse(stdout) as {
      findings: Finding[];
      checks: { id: string; outcome: string; reason?: string }[];
    };
    return { status, checks, findings: findings.filter(each => !isTool(each)) };
  }

  it('finds nothing in the embedded default, and names what waits for it to run', async () => {
    const { status, findings, checks } = await examine();

    expect(findings).toEqual([]);
    expect(status).toBe(0);
    expect(
      checks.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id),
    ).toEqual([
      'upstreams.aws.prod',
      'upstreams.prometheus.ecommerce',
      `upstreams.gitea.localhost:${ports.lab}`,
      'upstreams.kubernetes.ecommerce',
      'catalog.processing',
    ]);
  });

  it('finds a port that another process holds, and an upstream that went away', async () => {
    const taken = await listen(ports.portal);
    closing.push(() => close(taken.server));
    const lab = await Lab.create({ dataFolder: folder });
    await lab.listen(ports.lab);
    closing.push(() => lab.close());
    await fetch(`http://localhost:${ports.lab}/lab/upstreams/cloudwatch`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'down' }),
    });

    const { status, findings } = await examine();

    expect(status).toBe(2);
    expect(findings.map(({ id, subject }) => `${id} ${subject}`)).toEqual([
      `machine.port-taken ${ports.portal}`,
      // Nobody who has this data folder started this lab.
      `machine.port-taken ${ports.lab}`,
      'upstream.unreachable AWS account prod',
    ]);
    expect(findings[0].what).toContain(`(process ${process.pid})`);
  });

  it('tells warnings, errors and wrong usage apart by its status', async () => {
    const base = join(targetPaths.rootDir, 'app-config.yaml');
    const fault = join(folder, 'fault.yaml');
    writeFileSync(fault, 'scaffolder:\n  taskRecovry: {}\n');

    const warned = await gantry('--config', base, '--config', fault);
    const wrong = await gantry('--jsn');

    expect(wrong).toMatchObject({ status: 64, stdout: '' });
    expect(wrong.stderr).toContain("does not know '--jsn'");
    expect(warned.stdout).toMatch(/Did you mean\s+scaffolder\.taskRecovery\?/);
    // The lab, which a named configuration must reach, does not run.
    expect(warned.status).toBe(2);
  });
});
