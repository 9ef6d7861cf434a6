import { OnCall, mostListedEntities } from '@gantry/plugin-vitals-common';
import { LRUCache } from 'lru-cache';
import { Caller, CallerViews, EntitySet } from '../fleet/CallerViews';
import { EncodedAnswer, Encoding, encodeAnswer } from '../fleet/EncodedAnswer';
import { FleetMemory } from '../fleet/FleetMemory';
import { TargetIndex } from '../survey/TargetIndex';
import { OnCallMemory } from './OnCallMemory';
import { Scene, listIncidents } from './listIncidents';
import { withWhatTheyNeed } from './withWhatTheyNeed';

export interface OnCallAnswersOptions {
  memory: FleetMemory;
  onCallMemory: OnCallMemory;
  views: CallerViews;
  index: Pick<TargetIndex, 'latestKnown' | 'read'>;
}

interface Made {
  /** With all entities listed. */
  onCall: OnCall;
  /** As it travels. */
  text: Buffer;
  encoded: Map<Encoding, Promise<EncodedAnswer>>;
}

const keptBytes = 32 * 1024 * 1024;

/** Answers what needs somebody, made once for all who may see and do the same. */
export class OnCallAnswers {
  private readonly answers = new LRUCache<string, Made>({
    maxSize: keptBytes,
    sizeCalculation: sizeOf,
  });
  private asked?: EntitySet;

  constructor(private readonly options: OnCallAnswersOptions) {}

  /** Only what the caller may see, with all entities of each incident. Shared by all who may see the same; not to be changed. */
  async answer(caller: Caller): Promise<OnCall> {
    return (await this.made(caller)).onCall;
  }

  /** The same as it travels, with the first entities of each. */
  async encoded(caller: Caller, encoding: Encoding): Promise<EncodedAnswer> {
    const { text, encoded } = await this.made(caller);
    const answer = encoded.get(encoding) ?? encodeAnswer(text, encoding);
    encoded.set(encoding, answer);
    return answer;
  }

  private async made(caller: Caller): Promise<Made> {
    const { memory, onCallMemory, views, index } = this.options;
    const mayAcknowledge = await views.mayAcknowledge(caller);
    const catalog = index.latestKnown() ?? (await index.read());
    const { version, revision, entries } = await memory.read();
    const record = await onCallMemory.read(revision);
    const scene = {
      entries,
      entities: catalog.entities,
      record,
      now: Date.now(),
    };
    const sceneKey = [version, catalog.version, record.version].join(' ');
    const view = await views.of(
      caller,
      this.toAsk(`on call ${sceneKey}`, scene),
    );
    const key = `${sceneKey} ${mayAcknowledge} ${view.id}`;
    const known = this.answers.get(key);
    if (known) {
      return known;
    }
    const { vitals, entityRefs } = view;
    const isVisible = (entityRef: string) => entityRefs.has(entityRef);
    const items = listIncidents({ ...scene, vitals, isVisible });
    const made = toMade({ revision, items, mayAcknowledge });
    this.answers.set(key, made);
    return made;
  }

  private toAsk(
    key: string,
    scene: Omit<Scene, 'vitals' | 'isVisible'>,
  ): EntitySet {
    if (this.asked?.key !== key) {
      this.asked = { key, entityRefs: withWhatTheyNeed(scene) };
    }
    return this.asked;
  }
}

function toMade(onCall: OnCall): Made {
  const items = onCall.items.map(incident => ({
    ...incident,
    entities: incident.entities.slice(0, mostListedEntities),
  }));
  const text = Buffer.from(JSON.stringify({ ...onCall, items }));
  return { onCall, text, encoded: new Map() };
}

/** Bytes: the answer as text, compressed, and as it is, where what is not listed is little more than references. */
function sizeOf({ onCall, text }: Made): number {
  const entityCount = onCall.items.reduce(
    (sum, incident) => sum + incident.entityCount,
    0,
  );
  return 4 * text.length + 120 * entityCount + 200;
}
