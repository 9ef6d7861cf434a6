import { Entity } from '@backstage/catalog-model';
import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { vitalsApiRef } from '@gantry/plugin-vitals';
import { EntityVitals, Fleet } from '@gantry/plugin-vitals-common';
import { useLocation, useNavigate } from 'react-router-dom';
import { apisModule, catalogModule } from '..';
import { entityModule } from '../../entity';

export interface RenderOptions {
  entities?: Entity[];
  /** What the vitals backend answers, or why it does not. */
  fleet?: Fleet | Error;
  /** Answers queries in place of the mock, which takes minutes for thousands of entities. */
  queryEntities?: typeof catalogApiRef.T.queryEntities;
}

const noVitals: EntityVitals = {
  entityRef: '',
  verdicts: {},
  readings: [],
  failures: [],
  pending: [],
  denied: [],
};

/** The app's own catalog pages at an address, before a catalog and a vitals backend that the test fills. */
export function renderPages(address: string, options: RenderOptions = {}) {
  const { entities = [], fleet = { revision: 1, items: [] } } = options;
  const catalogApi = catalogApiMock({ entities });
  if (options.queryEntities) {
    catalogApi.queryEntities = options.queryEntities;
  }
  const spies = {
    query: jest.spyOn(catalogApi, 'queryEntities'),
    byRefs: jest.spyOn(catalogApi, 'getEntitiesByRefs'),
    facets: jest.spyOn(catalogApi, 'getEntityFacets'),
    byName: jest.spyOn(catalogApi, 'getEntityByRef'),
    ancestors: jest.spyOn(catalogApi, 'getEntityAncestors'),
  };
  const getFleet = jest.fn(async () => {
    if (fleet instanceof Error) {
      throw fleet;
    }
    return fleet;
  });
  const place = { search: '', go: (_: number) => {} };
  function Place() {
    place.search = decodeURIComponent(useLocation().search);
    place.go = useNavigate();
    return null;
  }

  renderTestApp({
    initialRouteEntries: [address],
    features: [
      catalogPlugin,
      apiDocsPlugin,
      catalogModule,
      apisModule,
      entityModule,
      createFrontendModule({
        pluginId: 'app',
        extensions: [
          AppRootElementBlueprint.make({
            name: 'place',
            params: { element: <Place /> },
          }),
        ],
      }),
    ],
    apis: [
      [catalogApiRef, catalogApi],
      [
        vitalsApiRef,
        { getFleet, getEntityVitals: jest.fn(async () => noVitals) } as any,
      ],
      [signalApiRef, { subscribe: () => ({ unsubscribe: () => {} }) }],
      mockApis.identity({
        userEntityRef: 'user:default/guest',
        ownershipEntityRefs: ['user:default/guest', 'group:default/commerce'],
      }),
    ],
  });
  return { ...spies, getFleet, place };
}
