/** Milliseconds between two looks at the clock. */
const lookEvery = 5_000;
/** Milliseconds by which the clock must have jumped beyond that: timers of a busy page are late too. */
const jump = 15_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let lookedAt = 0;

/**
 * Calls back when what was last known may be old and requests under way may be lost: the machine has slept, which
 * stops timers and tells nobody, or the network is back, or the page came out of the browser's cache.
 */
export function onWake(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    lookedAt = Date.now();
    timer = setInterval(look, lookEvery);
    window.addEventListener('online', wake);
    window.addEventListener('pageshow', onPageShow);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      window.removeEventListener('online', wake);
      window.removeEventListener('pageshow', onPageShow);
    }
  };
}

function look() {
  const now = Date.now();
  const slept = now - lookedAt > lookEvery + jump;
  lookedAt = now;
  // The timers of a hidden tab are rare by design, and becoming visible is an event of its own.
  if (slept && !document.hidden) {
    wake();
  }
}

function onPageShow(event: PageTransitionEvent) {
  if (event.persisted) {
    wake();
  }
}

function wake() {
  lookedAt = Date.now();
  [...listeners].forEach(listener => listener());
}
