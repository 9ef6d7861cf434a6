import { SignalFigure } from '@gantry/plugin-vitals-common';
import { formatValue } from '../charts/formatValue';

/** One figure for reading among others: `412 req/s`, `0.2 % errors`, `p95 180 ms`. */
export function signalText({
  signal,
  name,
  value,
  unit,
}: SignalFigure): string {
  if (signal === 'traffic' && name === 'Requests' && unit === 'Count/Second') {
    return `${formatValue(value, 'Count')}\u00a0req/s`;
  }
  const text = formatValue(value, unit);
  return signal === 'errors' && name === 'Errors'
    ? `${text}\u00a0errors`
    : `${name}\u00a0${text}`;
}
