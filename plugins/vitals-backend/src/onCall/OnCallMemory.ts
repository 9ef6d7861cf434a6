import {
  Acknowledgement,
  Flapping,
  VitalKind,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import {
  FailingSince,
  Flaps,
  FlapsByVital,
  Subject,
  VitalsStore,
  fewestFlaps,
  flappingWindow,
  settledAfter,
} from '../store';

/** How an entity comes and goes. */
export interface FlappingVital extends Flapping {
  /** ISO 8601: the last of its changes. */
  until: string;
  /** What it failed with last. */
  last: Flaps['last'];
}

export type FlappingByVital = { [K in VitalKind]?: FlappingVital };

/** What stands beside the verdicts. */
export interface OnCallRecord {
  /** Changes with every change of it. */
  version: number;
  acknowledgements: ReadonlyMap<Subject, Acknowledgement>;
  /** By entity reference. */
  flapping: ReadonlyMap<string, FlappingByVital>;
  /** By entity reference. */
  failingSince: ReadonlyMap<string, FailingSince>;
}

interface Stored {
  acknowledgements: ReadonlyMap<Subject, Acknowledgement>;
  flaps: ReadonlyMap<string, FlapsByVital>;
  failingSince: ReadonlyMap<string, FailingSince>;
}

/** Keeps acknowledgements and what flaps in memory; reads them anew when the revision has been raised. */
export class OnCallMemory {
  private latest?: { revision: number; stored: Promise<Stored> };
  private told?: { stored: Stored; until: number; record: OnCallRecord };
  private version = 0;

  constructor(private readonly store: VitalsStore) {}

  /** @param revision - of the fleet that it stands beside; nothing older is answered */
  async read(revision: number): Promise<OnCallRecord> {
    const stored = await this.storedAt(revision);
    const now = Date.now();
    if (this.told?.stored !== stored || now >= this.told.until) {
      this.version += 1;
      const { flapping, until } = judge(stored.flaps, now);
      const { acknowledgements, failingSince } = stored;
      const { version } = this;
      const record = { version, acknowledgements, flapping, failingSince };
      this.told = { stored, until, record };
    }
    return this.told.record;
  }

  private async storedAt(revision: number): Promise<Stored> {
    if (this.latest?.revision === revision) {
      return this.latest.stored;
    }
    const reading = { revision, stored: this.readStore() };
    this.latest = reading;
    try {
      return await reading.stored;
    } catch (error) {
      if (this.latest === reading) {
        this.latest = undefined;
      }
      throw error;
    }
  }

  private async readStore(): Promise<Stored> {
    const [acknowledgements, flaps, failingSince] = await Promise.all([
      this.store.acknowledgements.readStanding(),
      this.store.readFlapping(new Date()),
      this.store.readFailingSince(),
    ]);
    return { acknowledgements, flaps, failingSince };
  }
}

/** What flaps as of now, and until when that holds if nothing changes. */
function judge(
  flaps: Stored['flaps'],
  now: number,
): { flapping: Map<string, FlappingByVital>; until: number } {
  const flapping = new Map<string, FlappingByVital>();
  let until = Infinity;
  const from = new Date(now - flappingWindow).toISOString();
  for (const [entityRef, byVital] of flaps) {
    const its: FlappingByVital = {};
    for (const vital of vitalKinds) {
      const changes = byVital[vital]?.changes.filter(at => at > from) ?? [];
      if (changes.length < fewestFlaps) {
        continue;
      }
      const last = changes[changes.length - 1];
      const [since] = changes;
      its[vital] = {
        changes: changes.length,
        since,
        until: last,
        last: byVital[vital]!.last,
      };
      const settles = Date.parse(last) + settledAfter;
      until = Math.min(
        until,
        Date.parse(since) + flappingWindow,
        settles > now ? settles : Infinity,
      );
    }
    flapping.set(entityRef, its);
  }
  return { flapping, until };
}
