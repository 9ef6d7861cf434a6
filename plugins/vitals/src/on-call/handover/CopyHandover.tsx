import { Button } from '@backstage/ui';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Handover, handoverMarkdown } from '@gantry/plugin-vitals-common';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { entityName } from '../../fleet';
import { CatalogEntities } from '../../live';
import styles from './Handover.module.css';

export interface CopyHandoverProps {
  handover: Handover;
  /** For the names of users. */
  catalog: CatalogEntities;
}

/** Copies the handover for a chat or a document. */
export function CopyHandover({ handover, catalog }: CopyHandoverProps) {
  const linkTo = useEntityRefLink();
  const [copied, setCopied] = useState<string>();
  /** Where the browser gives no clipboard: it does so to secure origins only. */
  const [text, setText] = useState<string>();

  const markdown = handoverMarkdown(handover, {
    urlOf: ref => new URL(linkTo(ref), window.location.origin).href,
    nameOf: ref => {
      const entity = catalog.get(ref);
      return entity && entityName(ref, entity);
    },
  });
  const isCopied = copied === markdown;

  async function copy() {
    try {
      await navigator.clipboard.writeText(markdown);
      setCopied(markdown);
      setText(undefined);
    } catch {
      setText(markdown);
    }
  }

  return (
    <div className={styles.copy}>
      <span role="status">{isCopied && 'Copied'}</span>
      <Button
        size="small"
        variant="secondary"
        iconStart={
          isCopied ? (
            <RiCheckLine aria-hidden />
          ) : (
            <RiFileCopyLine aria-hidden />
          )
        }
        onPress={copy}
      >
        Copy as Markdown
      </Button>
      {text !== undefined && (
        <label className={styles.text}>
          This browser lets nothing copy by itself here; press Ctrl+C.
          <textarea readOnly rows={8} value={text} ref={select} />
        </label>
      )}
    </div>
  );
}

/** Kept the same, so that it is called when the field comes and not whenever the page is drawn. */
function select(field: HTMLTextAreaElement | null) {
  field?.select();
}
