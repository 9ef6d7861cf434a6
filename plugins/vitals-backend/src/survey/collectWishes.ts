import { VitalsProvider } from '@gantry/plugin-vitals-node';
import type { Wishes } from './TargetIndex';
import { targetsOf } from './targetsOf';

type Answer = ReturnType<typeof targetsOf>;

/**
 * What all entities together ask of each provider.
 *
 * @param known - by entity reference
 */
export function collectWishes(
  known: ReadonlyMap<string, { answers: ReadonlyMap<VitalsProvider, Answer> }>,
  by: readonly VitalsProvider[],
): Map<VitalsProvider, Wishes> {
  const wishes = new Map<VitalsProvider, Wishes>(
    by.map(provider => [
      provider,
      { targets: new Map(), malformed: new Map() },
    ]),
  );
  for (const [ref, { answers }] of known) {
    for (const [provider, answer] of answers) {
      collect(ref, answer, wishes.get(provider)!);
    }
  }
  return wishes;
}

function collect(ref: string, answer: Answer, { targets, malformed }: Wishes) {
  if ('failure' in answer) {
    malformed.set(ref, answer.failure);
    return;
  }
  for (const target of answer.targets) {
    const ofSource = targets.get(target.source) ?? [];
    targets.set(target.source, ofSource);
    ofSource.push(target);
  }
}
