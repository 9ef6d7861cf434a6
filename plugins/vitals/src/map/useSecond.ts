import { useEffect, useState } from 'react';

/** Milliseconds since the epoch, moving on every second: on a wall one has to see that the clock runs. */
export function useSecond(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
