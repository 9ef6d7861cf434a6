import { ServerResponse } from 'node:http';
import { LabRequest } from '../../protocols/http';
import { logLines } from './objects/logs';
import { timeOf } from './objects/identity';
import { Rollout } from './Rollout';
import { StatusError } from './Status';

/** Answers what a pod's container has written, as plain text. */
export function sendLogs(
  request: LabRequest,
  response: ServerResponse,
  rollouts: Rollout[],
  name: string,
): void {
  const rollout = rollouts.find(({ pods }) =>
    pods.some(candidate => candidate.name === name),
  );
  const pod = rollout?.pods.find(candidate => candidate.name === name);
  if (!rollout || !pod) {
    throw new StatusError(404, 'NotFound', `pods "${name}" not found`, {
      name,
      kind: 'pods',
    });
  }
  const { query } = request;
  const container = query.get('container') ?? rollout.workload.name;
  if (container !== rollout.workload.name) {
    throw new StatusError(
      400,
      'BadRequest',
      `container ${container} is not valid for pod ${name}`,
    );
  }
  const previous = query.has('previous') && query.get('previous') !== 'false';
  if (previous && pod.restarts === 0) {
    throw new StatusError(
      400,
      'BadRequest',
      `previous terminated container "${container}" in pod "${name}" not found`,
    );
  }

  const lines = previous
    ? logLines(
        rollout.workload,
        { ...pod, startedAt: pod.startedAt - 90_000 },
        pod.startedAt - 1000,
      )
    : logLines(rollout.workload, pod, rollout.now);
  const tail = Number(query.get('tailLines') ?? lines.length);
  const shown = tail > 0 ? lines.slice(-tail) : [];
  const stamped = query.get('timestamps') === 'true';
  const text = shown
    .map(line => `${stamped ? `${timeOf(line.at)} ` : ''}${line.text}\n`)
    .join('');
  response.writeHead(200, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}
