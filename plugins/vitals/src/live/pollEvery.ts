/**
 * Milliseconds. A signal tells of a change at once; this tells ages while nothing changes, and stands in
 * for signals when their connection is down.
 */
export const pollEvery = 30_000;
