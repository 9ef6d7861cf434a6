import { useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { RiHome4Line, RiSearchLine } from '@remixicon/react';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { searchDialogApiRef } from '../../search';
import { Notice } from './Notice';

/** What one sees at an address that leads nowhere, or to what one may not see. */
export function NotFound() {
  const search = useApi(searchDialogApiRef);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = 'Not found';
  }, [pathname]);

  return (
    <Notice
      title="There is nothing here"
      actions={
        <>
          <Button
            variant="primary"
            iconStart={<RiSearchLine aria-hidden />}
            onPress={search.open}
          >
            Search
          </Button>
          <ButtonLink
            variant="secondary"
            href="/"
            iconStart={<RiHome4Line aria-hidden />}
          >
            Home
          </ButtonLink>
        </>
      }
    >
      <p>
        <code>{pathname}</code> leads to no page. It may have been moved or
        removed, or you may not be allowed to see it.
      </p>
    </Notice>
  );
}
