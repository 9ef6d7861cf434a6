/* eslint-disable jsx-a11y/no-interactive-element-to-noninteractive-role -- the rows of a phone are no table to a browser any more */
import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Verdict } from '@gantry/plugin-vitals-common';
import { HealthMark } from '../health/HealthMark';
import { UsedFleetHealth } from '../health/useFleetHealth';
import { Column, columnTitle } from '../kinds';
import { columnValue, referenceIn } from '../pages/entityColumns';
import styles from './EntityTable.module.css';
import { StarButton } from './StarButton';

export interface EntityRowProps {
  entity: Entity;
  columns: Column[];
  fleet: UsedFleetHealth;
}

export function EntityRow({ entity, columns, fleet }: EntityRowProps) {
  const link = useEntityRefLink();
  const verdict = fleet.verdictOf(entity);

  return (
    <tr role="row">
      {columns.map(column => cellOf(column))}
      <td role="cell" data-column="star">
        <StarButton entity={entity} />
      </td>
    </tr>
  );

  function cellOf(column: Column) {
    if (column === 'name') {
      return (
        <th role="rowheader" scope="row" key={column} data-column={column}>
          <Link
            href={link(getCompoundEntityRef(entity))}
            standalone
            weight="bold"
            className={styles.name}
          >
            {entity.metadata.name}
          </Link>
          <span className={styles.detail} data-urgent={isUrgent(verdict)}>
            {isUrgent(verdict) ? verdict?.reason : description(entity)}
          </span>
        </th>
      );
    }
    return (
      <td
        role="cell"
        key={column}
        data-column={column}
        data-label={columnTitle(column, entity.kind.toLocaleLowerCase('en-US'))}
      >
        {contentOf(column)}
      </td>
    );
  }

  function contentOf(column: Exclude<Column, 'name'>) {
    if (column === 'health') {
      return (
        <HealthMark
          verdict={verdict}
          isPending={fleet.isPending}
          isUnavailable={!fleet.health}
        />
      );
    }
    if (column === 'owner' || column === 'system') {
      const reference = referenceIn(entity, column);
      return (
        reference && (
          <Link href={link(parseEntityRef(reference))} standalone>
            {reference.replace(/^.*\//, '')}
          </Link>
        )
      );
    }
    return columnValue(entity, column);
  }
}

/** Whether the reason says more at the moment than what the entity is. */
function isUrgent(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && verdict.status !== 'ok';
}

function description({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: string } | undefined;
  const title = metadata.title ?? profile?.displayName;
  const [firstLine] = metadata.description?.trim().split('\n') ?? [];
  return [title === metadata.name ? undefined : title, firstLine]
    .filter(Boolean)
    .join(' · ');
}
