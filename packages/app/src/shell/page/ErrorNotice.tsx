import { ErrorDisplayProps } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { Notice } from './Notice';

/** What stands in the place of a part of the portal that broke; the rest goes on. */
export function ErrorNotice({ plugin, error, resetError }: ErrorDisplayProps) {
  const name = plugin?.title ?? plugin?.pluginId;
  return (
    <div role="alert">
      <Notice
        title={name ? `${name} could not be shown` : 'This could not be shown'}
        actions={
          <>
            <Button
              variant="primary"
              iconStart={<RiRefreshLine aria-hidden />}
              onPress={resetError}
            >
              Try again
            </Button>
            <Button
              variant="secondary"
              onPress={() => window.location.reload()}
            >
              Reload the page
            </Button>
          </>
        }
      >
        <p>The part of the portal that draws this page failed:</p>
        <pre>
          <code>{`${error.name}: ${error.message}`}</code>
        </pre>
      </Notice>
    </div>
  );
}
