import { VisuallyHidden } from '@backstage/ui';
import { entityFacts } from '@gantry/plugin-vitals-common';
import { FleetLine, entityName } from '../fleet';
import { ExternalLink, safeHref, vendorName } from '../verdict';

/** The links to act on: what to do, and where to look. */
export function LineActions({ entityRef, entity, verdict }: FleetLine) {
  const { runbook } = entityFacts(entity);
  const name = entityName(entityRef, entity);
  return (
    <>
      {safeHref(runbook) && (
        <ExternalLink href={runbook}>
          Runbook<VisuallyHidden> of {name}</VisuallyHidden>
        </ExternalLink>
      )}
      {verdict && safeHref(verdict.link) && (
        <ExternalLink href={verdict.link}>
          Open in {vendorName(verdict.source)}
          <VisuallyHidden> for {name}</VisuallyHidden>
        </ExternalLink>
      )}
    </>
  );
}
