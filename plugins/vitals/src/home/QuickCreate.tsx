import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Link } from '@backstage/ui';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityName } from '../fleet';
import { templateRouteRef } from '../routes';
import prose from '../verdict/prose.module.css';
import styles from './HomePage.module.css';
import { Panel, PanelState } from './Panel';
import { PanelBoundary } from '../verdict';
import { useMayCreate } from './useMayCreate';
import { useTemplates } from './useTemplates';

const mostTemplates = 4;

/** The ways to a new service, one click each; nothing for those who may not create. */
export function QuickCreate() {
  return (
    <PanelBoundary>
      <Templates />
    </PanelBoundary>
  );
}

function Templates() {
  const create = useMayCreate();
  return create ? (
    <Panel title="Create">
      <TemplateList all={create} />
    </Panel>
  ) : null;
}

function TemplateList({ all }: { all: string }) {
  const templates = useTemplates();
  const route = useRouteRef(templateRouteRef);
  return (
    <PanelState resources={[templates]} lines={mostTemplates}>
      {() =>
        templates.data!.length === 0 ? (
          <p className={prose.muted}>
            No template is registered yet; <Link href={all}>Create</Link> tells
            how to add one.
          </p>
        ) : (
          <>
            <ul className={styles.list} aria-label="Templates">
              {templates.data!.slice(0, mostTemplates).map(template => {
                const { metadata } = template;
                const ref = stringifyEntityRef(template);
                const form = route?.({
                  namespace: metadata.namespace ?? DEFAULT_NAMESPACE,
                  templateName: metadata.name,
                });
                return (
                  <li key={ref} className={styles.item}>
                    <span className={styles.wide}>
                      <Link href={form ?? all}>
                        {entityName(ref, template)}
                      </Link>
                    </span>
                    <span className={styles.clamped}>
                      {metadata.description}
                    </span>
                  </li>
                );
              })}
            </ul>
            {templates.data!.length > mostTemplates && (
              <p className={prose.muted}>
                <Link href={all}>All {templates.data!.length} templates</Link>
              </p>
            )}
          </>
        )
      }
    </PanelState>
  );
}
