import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  identityApiRef,
  storageApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';
import { matchPath, useHref, useLocation } from 'react-router-dom';
import { entityRouteRef } from '../routes';
import { recordVisit } from './recentVisits';

/** Milliseconds on a page that make it a visit; who only passes through has not been there. */
const dwell = 3_000;

/** Remembers which entity pages the user visits, for the home page. It renders nothing. */
export function VisitRecorder() {
  const storageApi = useApi(storageApiRef);
  const identityApi = useApi(identityApiRef);
  const entityRef = useVisitedEntity();

  useEffect(() => {
    if (!entityRef) {
      return undefined;
    }
    const timer = setTimeout(async () => {
      try {
        const { userEntityRef } = await identityApi.getBackstageIdentity();
        await recordVisit(storageApi, userEntityRef, entityRef);
      } catch {
        // A visit that is forgotten is no reason to disturb the page.
      }
    }, dwell);
    return () => clearTimeout(timer);
  }, [entityRef, identityApi, storageApi]);

  return null;
}

/** The entity whose page, or a tab of it, is open. */
function useVisitedEntity(): string | undefined {
  const { pathname } = useLocation();
  const basePath = useHref('/').replace(/\/$/, '');
  const route = useRouteRef(entityRouteRef);
  if (!route) {
    return undefined;
  }
  // The resolved route, turned back into a pattern; it carries the base path, which a location does not.
  const example = route({
    kind: '~kind',
    namespace: '~namespace',
    name: '~name',
  });
  const pattern = example.slice(basePath.length).replaceAll('/~', '/:');
  const match = matchPath<'kind' | 'namespace' | 'name', string>(
    `${pattern}/*`,
    pathname,
  );
  if (!match) {
    return undefined;
  }
  const { kind = '', namespace = '', name = '' } = match.params;
  return stringifyEntityRef({ kind, namespace, name });
}
