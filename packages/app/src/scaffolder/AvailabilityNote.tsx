import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { RiCheckLine } from '@remixicon/react';
import { Fragment } from 'react';
import styles from './FormTextField.module.css';
import { ProblemNote } from './ProblemNote';
import { Availability } from './useAvailability';

export interface AvailabilityNoteProps {
  availability: Availability;
}

/** One line below the field, as a glyph and words. */
export function AvailabilityNote({ availability }: AvailabilityNoteProps) {
  switch (availability.state) {
    case 'checking':
      return <span>Looking in the catalog…</span>;
    case 'available':
      return (
        <span className={styles.good}>
          <RiCheckLine className={styles.glyph} aria-hidden />
          <span>available</span>
        </span>
      );
    case 'taken':
      return (
        <ProblemNote>
          taken by{' '}
          {availability.entityRefs.map((entityRef, index) => (
            <Fragment key={entityRef}>
              {index > 0 && ' and '}
              <EntityRefLink entityRef={entityRef} target="_blank" hideIcon>
                {entityRef}
              </EntityRefLink>
            </Fragment>
          ))}
        </ProblemNote>
      );
    case 'failed':
      return (
        <span>
          Whether it is taken cannot be told now: {availability.message}
        </span>
      );
    default:
      return null;
  }
}
