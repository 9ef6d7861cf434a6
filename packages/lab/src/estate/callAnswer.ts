import { Journal } from './Journal';
import { CallEffect } from './scenarios/Scenario';
import { minutesHeld } from './scenarios/timing';

const MINUTE = 60_000;

/** How an incident makes an API of AWS answer a call; undefined where it answers as ever. */
export function callAnswer(
  journal: Journal,
  call: Pick<CallEffect, 'region' | 'operation'> & { upstream: string },
  now: number,
): CallEffect['answer'] | undefined {
  return journal
    .filter(({ from, to }) => from <= now && (to === undefined || now < to))
    .flatMap(({ scenario, from }) =>
      (scenario.calls ?? []).filter(
        effect =>
          effect.upstream === call.upstream &&
          effect.region === call.region &&
          effect.operation === call.operation &&
          minutesHeld(effect, Math.floor((now - from) / MINUTE)) !== undefined,
      ),
    )
    .at(-1)?.answer;
}
