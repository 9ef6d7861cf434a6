import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  getEntityRelations,
  useStarredEntity,
} from '@backstage/plugin-catalog-react';
import { ButtonIcon, Header } from '@backstage/ui';
import { objectivesOf } from '@gantry/plugin-vitals-common';
import { RiStarFill, RiStarLine } from '@remixicon/react';
import { HealthMark } from '../../catalog/health/HealthMark';
import { useFleetHealth } from '../../catalog/health/useFleetHealth';
import { kindView } from '../../catalog/kinds';
import { usePageTitle } from '../../catalog/usePageTitle';
import { EntityLinks } from '../about/EntityLinks';
import { titleOf } from '../about/titleOf';
import { EntityMenu, MenuItemInput } from './EntityMenu';
import { EntityContent, EntityTab } from './entityTabs';

export interface EntityHeaderProps {
  entity: Entity;
  menuItems: MenuItemInput[];
  tabs: EntityTab[];
  /** The view that is shown. */
  content?: EntityContent;
}

/** What the entity is, how it is, whose it is, and the way to its views. */
export function EntityHeader(props: EntityHeaderProps) {
  const { entity, menuItems, tabs, content } = props;
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(entity);
  const metadata = useMetadata(entity);
  const title = titleOf(entity);
  const type = entity.spec?.type;
  const { name, namespace = 'default' } = entity.metadata;
  usePageTitle(content ? `${title} | ${content.title}` : title);

  return (
    <Header
      title={title}
      tags={[
        { label: entity.kind },
        ...(typeof type === 'string' ? [{ label: type }] : []),
        ...(title === name ? [] : [{ label: name }]),
        ...(namespace === 'default' ? [] : [{ label: namespace }]),
      ]}
      metadata={metadata}
      tabs={tabs.length > 1 ? tabs : undefined}
      activeTabId={content?.path}
      customActions={
        <>
          <ButtonIcon
            variant="secondary"
            icon={
              isStarredEntity ? (
                <RiStarFill aria-hidden />
              ) : (
                <RiStarLine aria-hidden />
              )
            }
            aria-label={isStarredEntity ? 'Remove the star' : 'Star'}
            onPress={toggleStarredEntity}
          />
          <EntityMenu items={menuItems} />
        </>
      }
    />
  );
}

function useMetadata(entity: Entity) {
  const fleet = useFleetHealth();
  const view = kindView(entity.kind.toLocaleLowerCase('en-US'));
  const verdict = fleet.verdictOf(entity);
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  const systems = getEntityRelations(entity, RELATION_PART_OF);
  const { tier } = objectivesOf(entity);
  const lifecycle = entity.spec?.lifecycle;

  return [
    ...(view.health === 'none' && !verdict
      ? []
      : [
          {
            label: 'Health',
            value: (
              <HealthMark
                verdict={verdict}
                isPending={fleet.isPending}
                isUnavailable={!fleet.health}
              />
            ),
          },
        ]),
    ...(owners.length > 0
      ? [{ label: 'Owner', value: <EntityLinks refs={owners} /> }]
      : []),
    ...(systems.length > 0
      ? [{ label: 'Part of', value: <EntityLinks refs={systems} /> }]
      : []),
    ...(tier ? [{ label: 'Tier', value: String(tier) }] : []),
    ...(typeof lifecycle === 'string'
      ? [{ label: 'Lifecycle', value: lifecycle }]
      : []),
  ];
}
