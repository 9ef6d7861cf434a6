import { getCompoundEntityRef } from '@backstage/catalog-model';
import {
  ApiBlueprint,
  configApiRef,
  coreExtensionData,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import {
  TechDocsAddonLocations,
  techdocsStorageApiRef,
} from '@backstage/plugin-techdocs-react';
import { AddonBlueprint } from '@backstage/plugin-techdocs-react/alpha';
import { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { DocsGate } from './DocsGate';
import { DocsStorage } from './DocsStorage';
import { DocsTypography } from './DocsTypography';

const { id: elementId } = coreExtensionData.reactElement;

/** The stock reader, its page and its tab, behind a gate that explains what is missing. */
export const readerExtensions = [
  ApiBlueprint.make({
    name: 'storage',
    params: defineParams =>
      defineParams({
        api: techdocsStorageApiRef,
        deps: {
          configApi: configApiRef,
          discoveryApi: discoveryApiRef,
          fetchApi: fetchApiRef,
        },
        factory: deps => new DocsStorage(deps),
      }),
  }),
  AddonBlueprint.make({
    name: 'typography',
    params: {
      name: 'DocsTypography',
      location: TechDocsAddonLocations.Content,
      component: DocsTypography,
    },
  }),
  techdocsPlugin.getExtension('page:techdocs/reader').override({
    factory(original) {
      const parts = original();
      return [
        ...[...parts].filter(({ id }) => id !== elementId),
        coreExtensionData.reactElement(
          <PageGate>{parts.get(coreExtensionData.reactElement)}</PageGate>,
        ),
      ];
    },
  }),
  techdocsPlugin.getExtension('entity-content:techdocs').override({
    factory(original) {
      const parts = original();
      return [
        ...[...parts].filter(({ id }) => id !== elementId),
        coreExtensionData.reactElement(
          <TabGate>{parts.get(coreExtensionData.reactElement)}</TabGate>,
        ),
      ];
    },
  }),
];

function PageGate({ children }: { children: ReactNode }) {
  const { namespace = '', kind = '', name = '' } = useParams();
  return <DocsGate entity={{ namespace, kind, name }}>{children}</DocsGate>;
}

function TabGate({ children }: { children: ReactNode }) {
  const { entity } = useEntity();
  return <DocsGate entity={getCompoundEntityRef(entity)}>{children}</DocsGate>;
}
