/** A number in [0, 1) that depends on nothing but its inputs: the same estate shows the same figures on every machine. */
export function fraction(key: string, step: number): number {
  let hash = 2166136261;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 16777619);
  }
  hash = Math.imul(hash ^ (step & 0xffff), 16777619);
  hash = Math.imul(hash ^ (step >>> 16), 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const WAVE_MINUTES = 20;

/** Noise in [-1, 1] around a minute: mostly a slow wave, with some grain on it. */
export function noise(key: string, minute: number): number {
  const wave = Math.floor(minute / WAVE_MINUTES);
  const within = (minute % WAVE_MINUTES) / WAVE_MINUTES;
  const ease = within * within * (3 - 2 * within);
  const from = fraction(key, wave);
  const to = fraction(key, wave + 1);
  const slow = from + (to - from) * ease;
  const grain = fraction(`${key}/grain`, minute);
  return (0.65 * slow + 0.35 * grain) * 2 - 1;
}

const MINUTES_A_DAY = 1440;
const PEAK_MINUTE = 18 * 60;

/** How busy the world is at a minute since the epoch: about 0.35 at night, 1 at the daily peak, less at weekends. */
export function daylight(minute: number): number {
  const angle =
    ((minute % MINUTES_A_DAY) - PEAK_MINUTE) * ((2 * Math.PI) / MINUTES_A_DAY);
  const weekday = (Math.floor(minute / MINUTES_A_DAY) + 4) % 7;
  const weekend = weekday === 0 || weekday === 6 ? 0.7 : 1;
  return (0.675 + 0.325 * Math.cos(angle)) * weekend;
}
