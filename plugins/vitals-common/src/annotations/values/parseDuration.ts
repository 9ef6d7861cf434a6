import { InputError } from '@backstage/errors';
import { quote } from './quote';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

const short = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const iso =
  /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Reads `15m`, `1h30m`, `PT15M` or `P1D`.
 *
 * ISO 8601's years and months have no fixed length, so they are refused; so is a duration of nothing.
 *
 * @returns milliseconds
 * @throws InputError for anything else
 */
export function parseDuration(value: string): number {
  const total =
    sum(short.exec(value), [day, hour, minute, second]) ||
    sum(iso.exec(value), [week, day, hour, minute, second]);
  if (!total) {
    throw new InputError(
      `${quote(value)} is no duration, such as 15m, 1h or PT15M`,
    );
  }
  return total;
}

function sum(match: RegExpExecArray | null, units: number[]): number {
  return (match?.slice(1) ?? []).reduce(
    (total, count, index) => total + Number(count ?? 0) * units[index],
    0,
  );
}
