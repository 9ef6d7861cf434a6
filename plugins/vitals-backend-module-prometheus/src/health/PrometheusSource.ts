import { Alarm, Failure } from '@gantry/plugin-vitals-common';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { PrometheusClient } from '../client/PrometheusClient';
import { carrying, exactly } from '../promql/selector';
import { PrometheusInstance } from '../settings';
import { Buckets, Figures, SetFigures } from './Figures';
import { FigureReader } from './FigureReader';
import { Kept } from './Kept';
import { LabelSet, labelSets, namesOf } from './LabelSet';
import { PrometheusTarget } from './PrometheusTarget';
import { RuleIndex } from './RuleIndex';
import { UpstreamTime } from './UpstreamTime';
import { Evidence } from './judgeTarget';
import { readFigures } from './readFigures';

/** In milliseconds; a survey has 30 seconds, and alerts must not be lost to slow figures. */
const rulesTimeout = 10_000;
const figuresTimeout = 15_000;
/** An upstream that answers like this may still answer the other questions. */
const tolerable = new Set<Failure['kind']>(['not-found', 'malformed']);

/** What is read of one instance for a whole fleet. */
export class PrometheusSource {
  private readonly kept = new Kept<Figures | Buckets>();
  /** Apart, so that people who look around do not push out what the fleet needs. */
  private readonly keptOfOnes = new Kept<Figures | Buckets>();
  /** How default thresholds stood at the last survey, by entity: no rule remembers it. */
  private defaults = new Map<string, readonly Alarm[]>();
  /** Those of the last survey, which may have run on another replica. */
  private rules?: RuleIndex;

  constructor(readonly client: PrometheusClient) {}

  get instance(): PrometheusInstance {
    return this.client.instance;
  }

  get native(): boolean {
    return this.instance.nativeHistograms;
  }

  /**
   * Reads rules and figures of now.
   *
   * @returns what each target is to be judged by
   * @throws UpstreamError when the instance cannot be asked at all
   */
  async read(
    targets: readonly PrometheusTarget[],
    signal: AbortSignal,
  ): Promise<(target: PrometheusTarget) => Evidence> {
    const rules = await this.readRules(targets, signal);
    const deadline = AbortSignal.any([
      signal,
      AbortSignal.timeout(figuresTimeout),
    ]);
    const figures = new Map<PrometheusTarget, SetFigures>();
    for (const set of labelSets(targets)) {
      const found = await this.readSet(set, deadline);
      set.targets.forEach(target => figures.set(target, found));
    }
    signal.throwIfAborted();
    const time = new UpstreamTime(Date.now(), this.client.skew);
    const { instance } = this;
    const { defaults } = this;
    this.defaults = new Map(
      targets.flatMap(({ entityRef }) => {
        const before = defaults.get(entityRef);
        return before ? [[entityRef, before]] : [];
      }),
    );
    return target => ({
      instance,
      time,
      rules,
      figures: figures.get(target),
      before: defaults.get(target.entityRef) ?? [],
    });
  }

  /** Keeps how the default thresholds of a target of this survey stand, until the next one. */
  remember({ entityRef }: PrometheusTarget, alarms: readonly Alarm[]): void {
    this.defaults.set(
      entityRef,
      alarms.filter(({ isDefault }) => isDefault),
    );
  }

  /** By name of alert: the labels of a target that its alerts have lost; read anew where no survey has. */
  async lostLabels(
    target: PrometheusTarget,
    signal: AbortSignal,
  ): Promise<Map<string, string[]>> {
    const rules = this.rules ?? (await this.readRules([target], signal));
    return rules instanceof RuleIndex
      ? rules.lost(target.labels ?? {})
      : new Map();
  }

  /** The figures of now and the tallies of one entity alone. */
  async readOne(
    target: PrometheusTarget,
    signal: AbortSignal,
  ): Promise<SetFigures> {
    const labels = target.labels ?? {};
    const names = namesOf(labels);
    return readFigures(
      new FigureReader(this.client, this.keptOfOnes, signal),
      { names, targets: [target] },
      { matchers: exactly(labels), by: names, native: this.native },
      this.instance,
    );
  }

  private readSet(set: LabelSet, signal: AbortSignal): Promise<SetFigures> {
    return readFigures(
      new FigureReader(this.client, this.kept, signal),
      set,
      { matchers: carrying(set.names), by: set.names, native: this.native },
      this.instance,
    );
  }

  private async readRules(
    targets: readonly PrometheusTarget[],
    signal: AbortSignal,
  ): Promise<RuleIndex | Failure> {
    if (targets.every(({ alerts }) => alerts.length === 0)) {
      return new RuleIndex([]);
    }
    try {
      let partial: Failure | undefined;
      const groups = await this.client.rules(
        signal,
        failure => {
          partial = failure;
        },
        rulesTimeout,
      );
      this.rules = new RuleIndex(groups, partial);
      return this.rules;
    } catch (error) {
      if (error instanceof UpstreamError && tolerable.has(error.failure.kind)) {
        return error.failure;
      }
      throw error;
    }
  }
}
