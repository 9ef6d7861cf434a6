import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, Link } from '@backstage/ui';
import { Verdict, compareStatus } from '@gantry/plugin-vitals-common';
import { useState } from 'react';
import { compareNames } from '../../catalog/health/FleetHealth';
import { HealthMark } from '../../catalog/health/HealthMark';
import {
  UsedFleetHealth,
  useFleetHealth,
} from '../../catalog/health/useFleetHealth';
import { kindView } from '../../catalog/kinds';
import { Card } from '../about/Card';
import { titleOf } from '../about/titleOf';
import styles from './ConnectionsCard.module.css';
import { Related, useRelated } from './RelatedEntities';
import { ConnectionGroup } from './connectionGroups';

const shownAtFirst = 8;

/** One group of what the entity is connected with. */
export function ConnectionList({ group }: { group: ConnectionGroup }) {
  const [isOpen, setIsOpen] = useState(false);
  const link = useEntityRefLink();
  const fleet = useFleetHealth();
  const lines = linesOf(group, useRelated(), fleet);
  const shown = isOpen ? lines : lines.slice(0, shownAtFirst);

  return (
    <Card title={`${group.title} (${lines.length})`}>
      <ul className={styles.lines}>
        {shown.map(({ entityRef, name, detail, hasHealth, verdict }) => (
          <li key={entityRef} className={styles.line}>
            <span>
              <Link
                href={link(parseEntityRef(entityRef))}
                standalone
                weight="bold"
                className={styles.name}
              >
                {name}
              </Link>
              {detail && <span className={styles.detail}>{detail}</span>}
            </span>
            {hasHealth && (
              <HealthMark
                verdict={verdict}
                isPending={fleet.isPending}
                isUnavailable={!fleet.health}
              />
            )}
            {verdict && verdict.status !== 'ok' && (
              <span className={styles.reason}>{verdict.reason}</span>
            )}
          </li>
        ))}
      </ul>
      {lines.length > shownAtFirst && (
        <div className={styles.more}>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setIsOpen(!isOpen)}
          >
            {isOpen ? 'Show fewer' : `Show all ${lines.length}`}
          </Button>
        </div>
      )}
    </Card>
  );
}

interface Line {
  entityRef: string;
  name: string;
  detail?: string;
  hasHealth: boolean;
  verdict?: Verdict;
}

function linesOf(
  { entityRefs }: ConnectionGroup,
  { entities }: Related,
  fleet: UsedFleetHealth,
): Line[] {
  return entityRefs
    .map(entityRef => lineOf(entityRef, entities?.get(entityRef), fleet))
    .sort((a, b) => {
      const byHealth =
        a.verdict && b.verdict
          ? compareStatus(a.verdict, b.verdict)
          : Number(!a.verdict) - Number(!b.verdict);
      return byHealth || compareNames(a.name, b.name);
    });
}

function lineOf(
  entityRef: string,
  entity: Entity | undefined,
  fleet: UsedFleetHealth,
): Line {
  const { kind, name } = parseEntityRef(entityRef);
  const view = kindView(kind.toLocaleLowerCase('en-US'));
  const type = entity?.spec?.type;
  const title = entity && titleOf(entity);
  return {
    entityRef,
    name: kind === 'user' && title ? title : name,
    detail: typeof type === 'string' ? type : undefined,
    hasHealth:
      view.health === 'own' || (view.health !== 'none' && !!entity?.relations),
    verdict: entity ? fleet.verdictOf(entity) : fleet.verdictOfRef(entityRef),
  };
}
