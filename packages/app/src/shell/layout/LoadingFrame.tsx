import { Logo } from '../navigation/Logo';
import styles from './LoadingFrame.module.css';

/** The sidebar before there is anything to put into it; `index.html` draws the same before this can. */
export function LoadingFrame() {
  return (
    <div className={styles.frame} aria-hidden>
      <Logo />
    </div>
  );
}
