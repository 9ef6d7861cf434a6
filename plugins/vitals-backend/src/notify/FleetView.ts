import { parseEntityRef } from '@backstage/catalog-model';
import {
  Flapping,
  Graph,
  Verdict,
  VitalKind,
  compareStatus,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import { FleetEntry } from '../fleet/FleetMemory';
import { FlappingByVital } from '../onCall/OnCallMemory';
import { IndexedEntity } from '../survey/TargetIndex';
import { pages } from './NoticeSettings';

/** How an entity stands by the worst of the vitals of which people are told. */
export interface Standing {
  vital: VitalKind;
  verdict: Verdict;
  silentSource?: string;
  /** Of that vital. */
  flapping?: Flapping;
}

/** The whole fleet as the server sees it, whoever may see what of it. */
export class FleetView {
  private readonly standings = new Map<string, Standing>();

  constructor(
    entries: ReadonlyMap<string, FleetEntry>,
    readonly entities: ReadonlyMap<string, IndexedEntity>,
    flapping: ReadonlyMap<string, FlappingByVital>,
  ) {
    for (const [entityRef, entry] of entries) {
      const standing = standingOf(entry, flapping.get(entityRef));
      if (standing) {
        this.standings.set(entityRef, standing);
      }
    }
  }

  /** By entity reference; what has no verdict is absent. */
  all(): ReadonlyMap<string, Standing> {
    return this.standings;
  }

  standingOf(entityRef: string): Standing | undefined {
    return this.standings.get(entityRef);
  }

  isFlapping(entityRef: string): boolean {
    return this.standingOf(entityRef)?.flapping !== undefined;
  }

  ownerOf(entityRef: string): string | undefined {
    return this.entities.get(entityRef)?.facts.ownerRef;
  }

  nameOf(entityRef: string): string {
    return (
      this.entities.get(entityRef)?.facts.title ??
      parseEntityRef(entityRef).name
    );
  }

  graph(): Graph {
    return {
      needs: entityRef => this.entities.get(entityRef)?.needs ?? [],
      isWell: entityRef => this.standingOf(entityRef)?.verdict.status === 'ok',
      nameOf: entityRef => this.nameOf(entityRef),
    };
  }
}

function standingOf(
  { verdicts, silentSources }: FleetEntry,
  flapping: FlappingByVital = {},
): Standing | undefined {
  let worst: Standing | undefined;
  for (const vital of vitalKinds) {
    const verdict = pages[vital] ? verdicts[vital] : undefined;
    if (verdict && (!worst || compareStatus(verdict, worst.verdict) < 0)) {
      worst = {
        vital,
        verdict,
        silentSource: silentSources[vital],
        flapping: flapping[vital],
      };
    }
  }
  return worst;
}
