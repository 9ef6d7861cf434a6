import { skewOf } from './ask';

interface Watchable {
  middlewareStack: {
    add(
      middleware: (
        next: (call: unknown) => Promise<{ response: unknown }>,
      ) => (call: unknown) => Promise<{ response: unknown }>,
      options: {
        step: 'deserialize';
        name: string;
        override: boolean;
        priority: 'low';
      },
    ): void;
  };
}

/** Learns how far our clock is ahead of AWS's from every answer that a client gets. */
export function watchClock(client: unknown): { skew?: number } {
  const seen: { skew?: number } = {};
  (client as Watchable).middlewareStack.add(
    next => async call => {
      const begin = Date.now();
      const result = await next(call);
      const { headers } = result.response as {
        headers?: Record<string, string>;
      };
      seen.skew = skewOf(headers ?? {}, begin, Date.now()) ?? seen.skew;
      return result;
    },
    {
      step: 'deserialize',
      name: 'gantryDoctorClock',
      override: true,
      priority: 'low',
    },
  );
  return seen;
}
