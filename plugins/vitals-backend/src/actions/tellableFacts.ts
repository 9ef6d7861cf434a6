import {
  EntityFacts,
  annotationDefinitions,
  annotations,
} from '@gantry/plugin-vitals-common';

const runbook = annotationDefinitions.find(
  ({ key }) => key === annotations.runbook,
)!;

/** Without a runbook that is no proper one: the catalog takes any text, and an assistant would follow it. */
export function tellableFacts(facts: EntityFacts): EntityFacts {
  return facts.runbook && runbook.check(facts.runbook)
    ? { ...facts, runbook: undefined }
    : facts;
}
