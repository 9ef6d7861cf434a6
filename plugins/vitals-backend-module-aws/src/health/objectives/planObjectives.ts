import {
  Failure,
  Objective,
  ObjectiveState,
  judgeObjective,
  objectiveTitle,
} from '@gantry/plugin-vitals-common';
import { MetricFigures } from '../metrics/MetricFigures';
import { Watch } from '../metrics/Watch';
import { FamilyName, familyNames } from '../signals/families';
import { Subject } from '../signals/findSubjects';
import { WindowTallies, addTallies, tallyWatch } from './tallyWatch';

/** What must be counted to judge a promise. */
export interface ObjectivePlan {
  objective: Objective;
  /** Of what kind the resources are that can tell. */
  familyName: FamilyName;
  fine: Watch<WindowTallies>[];
  coarse: Watch<WindowTallies>[];
}

/**
 * By which resources the promises of an entity are judged: those of the kind nearest to its users that can
 * tell. A promise that none can tell is left out.
 */
export function planObjectives(
  objectives: readonly Objective[],
  subjects: readonly Subject[],
): ObjectivePlan[] {
  return objectives.flatMap(objective => {
    for (const name of familyNames) {
      const ofKind = subjects.filter(each => each.familyName === name);
      const watches = (grain: 'fine' | 'coarse') =>
        ofKind.flatMap(each => tallyWatch(each, objective, grain) ?? []);
      const fine = watches('fine');
      if (fine.length > 0) {
        return [
          { objective, familyName: name, fine, coarse: watches('coarse') },
        ];
      }
    }
    return [];
  });
}

/** How a promise stands, and why that is not known if figures could not be read. */
export function judgePlan(
  { objective, fine, coarse }: ObjectivePlan,
  figures: MetricFigures,
): { state: ObjectiveState; failure?: Failure } {
  const failures: Failure[] = [];
  const sum = (watches: Watch<WindowTallies>[]): WindowTallies => {
    const outcomes = watches.map(watch => figures.get(watch));
    const failed = outcomes.find(each => 'failure' in each);
    if (failed) {
      failures.push(failed.failure);
      return {};
    }
    return addTallies(
      outcomes.flatMap(each => ('figure' in each ? [each.figure] : [])),
    );
  };
  const { '30d': budget, ...windows } = { ...sum(fine), ...sum(coarse) };
  const state = judgeObjective(objective, { windows, budget });
  const [failure] = failures;
  if (failure && state.status === 'unknown') {
    const reason = `${objectiveTitle(objective)} cannot be judged: ${failure.message}`;
    return { state: { ...state, reason }, failure };
  }
  return { state, failure };
}
