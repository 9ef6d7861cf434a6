import { SidebarPinStateProvider } from '@backstage/core-components';
import { ReactNode, useRef } from 'react';
import { useDocumentTitle } from '../title/useDocumentTitle';
import styles from './Shell.module.css';
import { contentId } from './contentId';
import { useMainLandmark } from './useMainLandmark';
import { usePinnedSidebar } from './usePinnedSidebar';

/** Navigation beside the page, and above all a way past it for those who come by keyboard. */
export function Shell(props: { navigation: ReactNode; content: ReactNode }) {
  const pinState = usePinnedSidebar();
  const content = useRef<HTMLDivElement>(null);
  useMainLandmark(content);
  const title = useDocumentTitle();

  return (
    <SidebarPinStateProvider value={pinState}>
      <div className={styles.shell} data-sidebar={layoutOf(pinState)}>
        <a className={styles.skip} href={`#${contentId}`}>
          Skip to content
        </a>
        {props.navigation}
        <div
          ref={content}
          id={contentId}
          className={styles.content}
          tabIndex={-1}
        >
          {props.content}
        </div>
        <div role="status" className={styles.announcement}>
          {title}
        </div>
      </div>
    </SidebarPinStateProvider>
  );
}

function layoutOf(state: { isPinned: boolean; isMobile: boolean }) {
  return state.isPinned && !state.isMobile ? 'labelled' : 'rail';
}
