// Looked up once: what the figures are made of is computed millions of times.
const { cos, floor, imul, sin } = Math;

/** Numbers in [0, 1) by steps, each of which depends on nothing but its inputs. */
export type Fractions = (step: number) => number;

/** The numbers of a key: the same estate shows the same figures on every machine. */
export function fractionsOf(key: string): Fractions {
  let seed = 2166136261;
  for (let index = 0; index < key.length; index++) {
    seed = imul(seed ^ key.charCodeAt(index), 16777619);
  }
  return step => {
    let hash = imul(seed ^ (step & 0xffff), 16777619);
    hash = imul(hash ^ (step >>> 16), 16777619);
    hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** One number of a key. */
export function fraction(key: string, step: number): number {
  return fractionsOf(key)(step);
}

const WAVE_MINUTES = 20;

/** Noise in [-1, 1] by minutes: mostly a slow wave, with some grain on it. */
export function noiseOf(key: string): (minute: number) => number {
  const slow = waveOf(key);
  const grain = fractionsOf(`${key}/grain`);
  return minute => (0.65 * slow(minute) + 0.35 * grain(minute)) * 2 - 1;
}

/** A smooth wave in [0, 1) by minutes, which may be broken. */
export function waveOf(key: string): (minute: number) => number {
  const knots = fractionsOf(key);
  return minute => {
    const wave = floor(minute / WAVE_MINUTES);
    const within = (minute % WAVE_MINUTES) / WAVE_MINUTES;
    const ease = within * within * (3 - 2 * within);
    const from = knots(wave);
    return from + (knots(wave + 1) - from) * ease;
  };
}

const MINUTES_A_DAY = 1440;
const PEAK_MINUTE = 18 * 60;
const RADIANS_A_MINUTE = (2 * Math.PI) / MINUTES_A_DAY;
const MEAN = 0.675;
const SWING = 0.325;

/** How busy a day is, by days since the epoch, which was a Thursday. */
function weight(day: number): number {
  const weekday = (day + 4) % 7;
  return weekday === 0 || weekday === 6 ? 0.7 : 1;
}

/** How busy the world is at a minute since the epoch: about 0.35 at night, 1 at the daily peak, less at weekends. */
export function daylight(minute: number): number {
  const angle = ((minute % MINUTES_A_DAY) - PEAK_MINUTE) * RADIANS_A_MINUTE;
  return (MEAN + SWING * cos(angle)) * weight(floor(minute / MINUTES_A_DAY));
}

// The sums of the weights of the first days after the epoch.
const weights = [0, 1, 2, 3, 4, 5, 6, 7].map(days =>
  Array.from({ length: days }, (_, day) => weight(day)).reduce(
    (sum, each) => sum + each,
    0,
  ),
);

/** All daylight since the epoch until a minute, which may be broken: the integral of {@link daylight}. */
export function daylightSum(minute: number): number {
  const day = floor(minute / MINUTES_A_DAY);
  const within = minute - day * MINUTES_A_DAY;
  const days = floor(day / 7) * weights[7] + weights[day % 7];
  const wave =
    sin((within - PEAK_MINUTE) * RADIANS_A_MINUTE) +
    sin(PEAK_MINUTE * RADIANS_A_MINUTE);
  return (
    days * MEAN * MINUTES_A_DAY +
    weight(day) * (MEAN * within + (SWING / RADIANS_A_MINUTE) * wave)
  );
}
