import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { Fragment } from 'react';
import styles from './EntityNameField.module.css';
import { Availability } from './useAvailability';

export interface AvailabilityNoteProps {
  /** The rule that the name breaks. */
  problem?: string;
  availability: Availability;
}

/** One line below the field, as a glyph and words. */
export function AvailabilityNote(props: AvailabilityNoteProps) {
  const { problem, availability } = props;
  if (problem) {
    return <Bad>{problem}</Bad>;
  }
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
        <Bad>
          taken by{' '}
          {availability.entityRefs.map((entityRef, index) => (
            <Fragment key={entityRef}>
              {index > 0 && ' and '}
              <EntityRefLink entityRef={entityRef} target="_blank" hideIcon>
                {entityRef}
              </EntityRefLink>
            </Fragment>
          ))}
        </Bad>
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

function Bad({ children }: { children: React.ReactNode }) {
  return (
    <span className={styles.bad}>
      <RiErrorWarningLine className={styles.glyph} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
