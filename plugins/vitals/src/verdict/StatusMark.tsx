import { Status } from '@gantry/plugin-vitals-common';
import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiQuestionLine,
  RiSpamFill,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';
import styles from './StatusMark.module.css';

/** A status, or why there is none: `pending` before the first survey, `none` without any source. */
export type Mark = Status | 'pending' | 'none';

/** One outline each, so that they differ without colour: octagon, triangle, mark, disc, clock, dash. */
const glyphs = {
  critical: RiSpamFill,
  warning: RiAlertFill,
  unknown: RiQuestionLine,
  ok: RiCheckboxCircleFill,
  pending: RiTimeLine,
  none: RiSubtractLine,
};

const words: Record<Mark, string> = {
  critical: 'Critical',
  warning: 'Warning',
  unknown: 'Unknown',
  ok: 'OK',
  pending: 'Pending',
  none: 'No reading',
};

export interface StatusMarkProps {
  status: Mark;
  size?: 'small' | 'large';
  /** Replaces the status's own word where another says more. */
  word?: string;
}

/** A status as glyph, word and colour together. */
export function StatusMark({ status, size = 'small', word }: StatusMarkProps) {
  const Glyph = glyphs[status];
  return (
    <span className={styles.mark} data-status={status} data-size={size}>
      <Glyph className={styles.glyph} aria-hidden />
      <span>{word ?? words[status]}</span>
    </span>
  );
}
