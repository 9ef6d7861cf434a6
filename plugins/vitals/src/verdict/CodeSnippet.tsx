import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useRef, useState } from 'react';
import styles from './CodeSnippet.module.css';

export interface CodeSnippetProps {
  code: string;
  /** What the button copies, for those who cannot see the snippet beside it. */
  label: string;
}

/** Text to paste somewhere, with a button that copies it. */
export function CodeSnippet({ code, label }: CodeSnippetProps) {
  const [outcome, setOutcome] = useState<'copied' | 'selected'>();
  const text = useRef<HTMLElement>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setOutcome('copied');
    } catch {
      // Browsers give the clipboard to secure origins only.
      window.getSelection()?.selectAllChildren(text.current!);
      setOutcome('selected');
    }
  }

  return (
    <div className={styles.snippet}>
      <pre className={styles.code}>
        <code ref={text}>{code}</code>
      </pre>
      <div className={styles.copy}>
        <span role="status" className={styles.outcome}>
          {outcome === 'copied' && 'Copied'}
          {outcome === 'selected' && 'Selected, press Ctrl+C'}
        </span>
        <Button
          size="small"
          variant="secondary"
          aria-label={`Copy ${label}`}
          iconStart={
            outcome === 'copied' ? (
              <RiCheckLine aria-hidden />
            ) : (
              <RiFileCopyLine aria-hidden />
            )
          }
          onPress={copy}
        >
          Copy
        </Button>
      </div>
    </div>
  );
}
