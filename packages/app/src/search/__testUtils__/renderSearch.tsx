import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import searchPlugin from '@backstage/plugin-search/alpha';
import { searchApiRef } from '@backstage/plugin-search-react';
import { SearchQuery } from '@backstage/plugin-search-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { vitalsApiRef } from '@gantry/plugin-vitals';
import { Fleet } from '@gantry/plugin-vitals-common';
import { useLocation } from 'react-router-dom';
import { searchDialogApiRef, searchDialogModule, searchPageModule } from '..';

export interface Found {
  results: object[];
  nextPageCursor?: string;
}

/** A document of the catalog's index; more fields may be given. */
export function found(name: string, more: Record<string, unknown> = {}) {
  return {
    type: 'software-catalog',
    rank: 1,
    document: {
      title: name,
      name,
      text: `${name} explained`,
      location: `/catalog/default/component/${name}`,
      entityRef: `component:default/${name}`,
      category: 'component',
      kind: 'Component',
      type: 'service',
      owner: 'commerce',
      system: 'shop',
      tier: '1',
      ...more,
    },
  };
}

/** A page of docs. */
export function foundDocs(title: string, text: string, name = 'orders') {
  return {
    type: 'techdocs',
    rank: 1,
    document: {
      title,
      text,
      name,
      entityTitle: name,
      location: `/docs/default/component/${name}/${title}`,
      entityRef: `component:default/${name}`,
      category: 'docs',
      owner: 'commerce',
    },
  };
}

export function missingIndex() {
  const body = JSON.stringify({
    error: { name: 'MissingIndexError', message: 'Missing index' },
    response: { statusCode: 500 },
  });
  return ResponseError.fromResponse(
    new Response(body, {
      status: 500,
      headers: { 'content-type': 'application/json' },
    }) as never,
  );
}

/** The app's own search before a backend that answers what the test says. */
export function renderSearch(
  answer: (query: SearchQuery, signal?: AbortSignal) => Promise<Found> | Found,
  { address = '/', fleet = { revision: 1, items: [] } as Fleet } = {},
) {
  const query = jest.fn(
    async (asked: SearchQuery, options?: { signal?: AbortSignal }) =>
      answer(asked, options?.signal),
  );
  const getFleet = jest.fn(async () => fleet);
  const place = { href: '', open: () => {} };
  function Place() {
    const { pathname, search } = useLocation();
    place.href = decodeURIComponent(`${pathname}${search}`);
    place.open = useApi(searchDialogApiRef).open;
    return null;
  }
  renderTestApp({
    initialRouteEntries: [address],
    features: [
      searchPlugin,
      searchDialogModule,
      searchPageModule,
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
      [searchApiRef, { query: query as never }],
      [vitalsApiRef, { getFleet }],
      [signalApiRef, { subscribe: () => ({ unsubscribe() {} }) }],
      mockApis.identity(),
    ],
  });
  return { query, getFleet, place };
}
