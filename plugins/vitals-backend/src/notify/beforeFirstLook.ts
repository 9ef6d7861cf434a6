/** In milliseconds. What has lasted for so long at the first look is nothing new. */
const old = 3_600_000;

/**
 * @param beganAt - ISO 8601: the first look
 * @returns ISO 8601: what was due by then is not told
 */
export function beforeFirstLook(beganAt: string): string {
  return new Date(Date.parse(beganAt) - old).toISOString();
}
