import { test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { estate } from './estate';

async function put(route: string, body: object): Promise<void> {
  const answer = await fetch(`${estate.lab}/lab/${route}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`The lab answered ${answer.status} to ${route}`);
  }
}

type ScenarioName =
  | 'calm'
  | 'order-latency'
  | 'database-down'
  | 'flapping'
  | 'noisy-neighbour'
  | 'region-brownout';

export function scenario(name: ScenarioName): Promise<void> {
  return put('scenario', { name });
}

export function upstream(
  name: 'cloudwatch' | 'tagging' | 'git' | 'kubernetes' | 'prometheus',
  state: 'up' | 'down' | 'throttled' | 'denied',
): Promise<void> {
  return put(`upstreams/${name}`, { state });
}

/** Clones a repository of the lab's Git host into the results of the running test and returns its path. */
export function clone(repository: string): string {
  const target = test.info().outputPath(repository);
  execFileSync('git', [
    'clone',
    '--quiet',
    `${estate.lab}/git/acme/${repository}.git`,
    target,
  ]);
  return target;
}
