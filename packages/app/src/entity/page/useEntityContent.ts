import { ReactElement, useMemo } from 'react';
import { matchRoutes, useParams, useRoutes } from 'react-router-dom';
import { EntityContent } from './entityTabs';

/** Which view of the entity the address names; nothing for one that it does not have. */
export function useEntityContent(contents: EntityContent[]): {
  content?: EntityContent;
  element?: ReactElement;
} {
  const { '*': rest = '' } = useParams();
  const routes = useMemo(
    () =>
      contents.map(content => ({
        path: routePath(content.path),
        element: content.element,
        content,
      })),
    [contents],
  );
  const element = useRoutes(routes) ?? undefined;
  const [match] = matchRoutes(routes, `/${rest.replace(/^\/+/, '')}`) ?? [];
  return { content: match?.route.content, element };
}

function routePath(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' || trimmed.endsWith('*') ? trimmed : `${trimmed}/*`;
}
