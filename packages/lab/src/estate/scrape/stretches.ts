/** A time in which a pod answers requests, among so many in all. */
export interface Stretch {
  from: number;
  to: number;
  among: number;
}

interface Present {
  from: number;
  to: number;
  unready: Array<[number, number]>;
}

function answers({ from, to, unready }: Present, time: number): boolean {
  return (
    from <= time &&
    time < to &&
    !unready.some(([start, end]) => start <= time && time < end)
  );
}

/** When each pod answers requests; the pods that are ready share them evenly. */
export function stretchesOf(pods: Present[]): Stretch[][] {
  const edges = new Set(
    pods.flatMap(({ from, to, unready }) => [from, to, ...unready.flat()]),
  );
  const times = [...edges].sort((a, b) => a - b);
  const stretches: Stretch[][] = pods.map(() => []);
  times.slice(0, -1).forEach((from, index) => {
    const to = times[index + 1];
    const ready = pods.map(pod => answers(pod, from));
    const among = ready.filter(Boolean).length;
    stretches.forEach((own, pod) => {
      const last = own[own.length - 1];
      if (!ready[pod]) {
        return;
      }
      if (last?.to === from && last.among === among) {
        last.to = to;
      } else {
        own.push({ from, to, among });
      }
    });
  });
  return stretches;
}
