import { Handover, VitalKind } from '@gantry/plugin-vitals-common';
import { Audience } from '../fleet/Audience';
import { Caller } from '../fleet/CallerViews';
import { FleetMemory } from '../fleet/FleetMemory';
import { VitalsStore } from '../store';
import { TargetIndex } from '../survey/TargetIndex';
import { compareFates } from './compareFates';
import { Fates, ShiftWindow, readFates } from './readFates';

export interface HandoverOptions {
  audience: Audience;
  store: VitalsStore;
  memory: FleetMemory;
  index: Pick<TargetIndex, 'latestKnown' | 'read'>;
}

const forgotten = 'What it began with is longer ago than Gantry remembers.';

/** Tells what fired in a shift, who acknowledged it and what is still open, of what a caller may see. */
export class Handovers {
  private readonly underway = new Map<string, Promise<Fates>>();

  constructor(private readonly options: HandoverOptions) {}

  /** What was only unknown is told where somebody acknowledged it. */
  async read({ credentials }: Caller, window: ShiftWindow): Promise<Handover> {
    const { audience, index, store } = this.options;
    const vitals = await audience.vitals(credentials);
    const { fates, acknowledged } = await this.shared(window, vitals);
    const visible = await audience.visible([...fates.keys()], credentials);
    const seen = [...fates].filter(([entityRef]) => visible.has(entityRef));
    const reasons = await store.readReasons(
      seen.flatMap(([, { fate }]) => fate.transition ?? []),
    );
    const { entities } = index.latestKnown() ?? (await index.read());
    const items = seen
      .map(([entityRef, { vital, fate }]) => {
        const { status, reason, transition, from, until, changes } = fate;
        return {
          entityRef,
          facts: entities.get(entityRef)?.facts ?? {},
          vital,
          status,
          reason: reason ?? reasons.get(String(transition)) ?? forgotten,
          from,
          until,
          changes,
          acknowledgements: (acknowledged.get(entityRef) ?? []).map(
            ({ acknowledgement, endedAt }) => ({ ...acknowledgement, endedAt }),
          ),
        };
      })
      .sort(
        (a, b) => compareFates(a, b) || (a.entityRef < b.entityRef ? -1 : 1),
      );
    return { ...window, items };
  }

  /** Read once for all who ask for the same meanwhile. */
  private shared(
    window: ShiftWindow,
    vitals: ReadonlySet<VitalKind>,
  ): Promise<Fates> {
    const key = [window.from, window.to, ...vitals].join(' ');
    const underway = this.underway.get(key);
    if (underway) {
      return underway;
    }
    const reading = readFates(this.options, window, vitals).finally(() =>
      this.underway.delete(key),
    );
    this.underway.set(key, reading);
    return reading;
  }
}
