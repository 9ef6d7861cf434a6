import { calm } from './scenarios/calm';
import { Incident } from './Incident';
import { Scenario } from './scenarios/Scenario';

const MINUTE = 60_000;
const BEGUN_MINUTES_AGO = 6;
const KEPT_DAYS = 14;

/** What has happened to the estate: its incidents, oldest first. An open one is the current scenario. */
export type Journal = readonly Incident[];

/** The scenario of now and since when it runs. */
export function currentScenario(journal: Journal): {
  scenario: Scenario;
  since?: number;
} {
  const last = journal[journal.length - 1];
  if (last && last.to === undefined) {
    return { scenario: last.scenario, since: last.from };
  }
  return { scenario: calm, since: last?.to };
}

/**
 * The journal after a switch of scenario. An incident begins minutes before the switch, so that its alarms have the
 * datapoints they need to fire at once; it ends with the last whole minute, so that one healthy datapoint heals them
 * at once.
 */
export function switchScenario(
  journal: Journal,
  scenario: Scenario,
  now: number,
): Journal {
  const current = currentScenario(journal);
  if (current.scenario.name === scenario.name) {
    return journal;
  }
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const kept = journal
    .map(incident => ({ ...incident, to: incident.to ?? minute - MINUTE }))
    .filter(incident => incident.to > now - KEPT_DAYS * 24 * 60 * MINUTE);
  const { effects, begunMinutesAgo = BEGUN_MINUTES_AGO } = scenario;
  return effects.length === 0
    ? kept
    : [...kept, { scenario, from: minute - begunMinutesAgo * MINUTE }];
}
