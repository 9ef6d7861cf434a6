import { useEntity } from '@backstage/plugin-catalog-react';
import { ExternalLink } from '@gantry/plugin-vitals';
import { annotations } from '@gantry/plugin-vitals-common';
import { Card } from './Card';
import { Facts } from './Facts';
import { objectiveFacts } from './objectiveFacts';

/** What the entity promises, and what to read when it breaks the promise. */
export function ObjectivesCard() {
  const { entity } = useEntity();
  const runbook = entity.metadata.annotations?.[annotations.runbook];
  return (
    <Card title="Objectives">
      <Facts
        facts={[
          ...objectiveFacts(entity),
          ...(runbook
            ? [
                {
                  label: 'Runbook',
                  value: (
                    <ExternalLink href={runbook}>Open the runbook</ExternalLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
