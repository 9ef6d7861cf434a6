import { Entity } from '@backstage/catalog-model';
import { AppNode, ExtensionBoundary } from '@backstage/frontend-plugin-api';
import { EntityContextMenuItemBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';

type MenuItemData = typeof EntityContextMenuItemBlueprint.dataRefs.data.T;

export interface MenuItemInput {
  node: AppNode;
  data: MenuItemData;
  filter: (entity: Entity) => boolean;
}

/** What one does seldom with an entity. */
export function EntityMenu({ items }: { items: MenuItemInput[] }) {
  if (items.length === 0) {
    return null;
  }
  return (
    <MenuTrigger>
      <ButtonIcon
        variant="secondary"
        icon={<RiMore2Line aria-hidden />}
        aria-label="More actions"
      />
      <Menu placement="bottom end">
        {items.map(({ node, data }) => (
          <ExtensionBoundary
            key={node.spec.id}
            node={node}
            errorPresentation="error-api"
          >
            <Item data={data} />
          </ExtensionBoundary>
        ))}
      </Menu>
    </MenuTrigger>
  );
}

function Item({ data }: { data: MenuItemData }) {
  const { title, disabled, onClick, ...rest } = data.useProps();
  return (
    <MenuItem
      iconStart={data.icon}
      isDisabled={disabled}
      href={'href' in rest ? rest.href : undefined}
      onAction={
        onClick &&
        (() => {
          // A failed action has told about it itself.
          Promise.resolve(onClick()).catch(() => {});
        })
      }
    >
      {title}
    </MenuItem>
  );
}
