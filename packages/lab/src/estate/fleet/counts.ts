import { daylightSum, fractionsOf, waveOf } from '../noise';

const { floor } = Math;

/** How many events there were since the epoch until a minute; it never falls, and costs the same at any minute. */
export type Count = (minute: number) => number;

// Bent by so many minutes, time runs up to 15 % faster or slower.
const BEND = 1.6;
const GRAIN = 0.05;

/** Requests by the time of day. The noise bends time, so that the count needs no adding up. */
export function countRequests(key: string, peak: number): Count {
  const wave = waveOf(key);
  const grain = fractionsOf(`${key}/grain`);
  return minute =>
    floor(
      peak * daylightSum(minute + BEND * wave(minute) + GRAIN * grain(minute)),
    );
}

/** Events that happen once in so many minutes, each at an instant of its own. */
export function countSeldom(key: string, everyMinutes: number): Count {
  const instants = fractionsOf(key);
  return minute => {
    const cell = floor(minute / everyMinutes);
    const within = minute / everyMinutes - cell;
    return cell + (instants(cell) <= within ? 1 : 0);
  };
}

/** The events of each minute. */
export function perMinute(count: Count): (minute: number) => number {
  return minute => count(minute + 1) - count(minute);
}
