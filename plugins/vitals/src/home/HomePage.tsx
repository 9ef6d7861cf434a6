import { Container } from '@backstage/ui';
import page from '../fleet/page.module.css';
import { AlsoFiring } from './AlsoFiring';
import { AtHand } from './AtHand';
import { Changes } from './Changes';
import styles from './HomePage.module.css';
import { Owned } from './Owned';
import { PanelBoundary } from '../verdict';
import { QuickCreate } from './QuickCreate';
import { Waiting } from './Waiting';

/** What of the user's own needs them, what changed, what waits, and what they reach for. */
export function HomePage() {
  return (
    <Container>
      <div className={`${page.page} ${styles.columns}`}>
        <div className={styles.column}>
          <PanelBoundary>
            <Owned />
          </PanelBoundary>
          <AlsoFiring />
          <Changes />
        </div>
        <div className={styles.column}>
          <Waiting />
          <AtHand />
          <QuickCreate />
        </div>
      </div>
    </Container>
  );
}
