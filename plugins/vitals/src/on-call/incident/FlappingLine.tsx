import { Flapping } from '@gantry/plugin-vitals-common';
import { RiPulseLine } from '@remixicon/react';
import { elapsed, useNow } from '../../verdict';
import styles from './Incident.module.css';

/** That a status keeps coming and going, in one line. */
export function FlappingLine({ flapping }: { flapping: Flapping }) {
  const now = useNow();
  const { changes, since } = flapping;
  const span = elapsed(Date.parse(since), now);
  return (
    <p className={styles.flapping}>
      <RiPulseLine className={styles.glyph} aria-hidden />
      <span>
        Flapping: {changes} {changes === 1 ? 'change' : 'changes'}
        {span && ` in ${span}`}
      </span>
    </p>
  );
}
