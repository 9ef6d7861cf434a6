import { Entity } from '@backstage/catalog-model';
import { InspectEntityDialog } from '@backstage/plugin-catalog-react';
import { ComponentProps } from 'react';
import { useSearchParams } from 'react-router-dom';

type Tab = ComponentProps<typeof InspectEntityDialog>['initialTab'];

/** The entity as the catalog holds it, opened by `?inspect` in the address. */
export function InspectDialog({ entity }: { entity: Entity }) {
  const [params, setParams] = useSearchParams();
  const tab = params.get('inspect');
  if (tab === null) {
    return null;
  }
  return (
    <InspectEntityDialog
      open
      entity={entity}
      initialTab={(tab || undefined) as Tab}
      onSelect={selected => change(next => next.set('inspect', selected))}
      onClose={() => change(next => next.delete('inspect'))}
    />
  );

  function change(edit: (next: URLSearchParams) => void) {
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        edit(next);
        return next;
      },
      { replace: true },
    );
  }
}
