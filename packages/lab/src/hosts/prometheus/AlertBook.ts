import { AlertGroup, AlertRule } from '../../estate/alerting/AlertRule';
import { Estate } from '../../estate/Estate';
import {
  Labels,
  scrapeBefore,
  scrapeAfter,
  SCRAPE_INTERVAL,
} from '../../estate/scrape/ScrapedSeries';
import { evaluate } from './promql/evaluate';
import { Expression } from './promql/Expression';
import { parse } from './promql/parse';
import { Storage } from './promql/selectors';
import { keyOf, Line, without } from './promql/Value';

/** When, within each interval, rules are evaluated; never at the instant of a scrape. */
export const EVALUATION_OFFSET = 7_999;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// What an incident leaves behind in the longest range of a rule.
const AFTERMATH = 15 * MINUTE;
const STEPS_AT_ONCE = 10_000;

/** One alert of a rule. Times are milliseconds since the epoch. */
export interface Alert {
  /** With `alertname` and the labels of the rule. */
  labels: Labels;
  activeAt: number;
  /** Absent while it is pending, and when it never came to more. */
  firedAt?: number;
  endedAt?: number;
  value: number;
}

interface Page {
  expression: Expression;
  evaluatedAt: number;
  active: Map<string, Alert>;
  over: Alert[];
}

/**
 * What the alerting rules found. A quiet metric crosses no threshold, so only the times in and just after an incident
 * need to be looked at, and the last evaluation; what was looked at is kept.
 */
export class AlertBook {
  private readonly pages = new Map<AlertRule, Page>();

  constructor(
    private readonly estate: Estate,
    private readonly storage: Storage,
  ) {}

  /** The last evaluation before an instant. */
  evaluatedAt(now: number): number {
    return scrapeBefore(EVALUATION_OFFSET, now);
  }

  /** All alerts of a rule until an instant, those that are over first. */
  alerts(group: AlertGroup, rule: AlertRule, now: number): Alert[] {
    const page = this.pageOf(rule);
    const last = this.evaluatedAt(now);
    if (last > page.evaluatedAt) {
      const times = this.timesOf(group, page.evaluatedAt, last);
      for (let at = 0; at < times.length; at += STEPS_AT_ONCE) {
        this.note(rule, page, times.slice(at, at + STEPS_AT_ONCE));
      }
      page.evaluatedAt = last;
    }
    return [...page.over, ...page.active.values()];
  }

  private pageOf(rule: AlertRule): Page {
    let page = this.pages.get(rule);
    if (!page) {
      page = {
        expression: parse(rule.query),
        evaluatedAt: -Infinity,
        active: new Map(),
        over: [],
      };
      this.pages.set(rule, page);
    }
    return page;
  }

  /** The evaluations that need to be made after one and until another. */
  private timesOf(group: AlertGroup, after: number, last: number): number[] {
    const { services, workloads, journal } = this.estate;
    const oldest = this.storage.oldest();
    const times = new Set([last]);
    if (after === -Infinity) {
      const begun = Math.min(...services.map(({ createdAt }) => createdAt));
      times.add(scrapeAfter(EVALUATION_OFFSET, begun));
    }
    const concerned = new Set(
      [...services, ...workloads]
        .filter(group.concerns)
        .map(({ name }) => name),
    );
    for (const { scenario, from, to } of journal) {
      if (scenario.effects.some(({ service }) => concerned.has(service))) {
        const end = Math.min((to ?? last) + AFTERMATH, last);
        const isRestless = scenario.effects.some(({ turns }) => turns);
        let time = scrapeAfter(EVALUATION_OFFSET, Math.max(from, oldest));
        while (time <= end) {
          if (time > after) {
            times.add(time);
          }
          // Once an incident has risen it stays as it is until its end, unless it comes and goes.
          const steady =
            !isRestless &&
            time > from + HOUR &&
            time < (to ?? last) - AFTERMATH;
          time += steady ? 40 * SCRAPE_INTERVAL : SCRAPE_INTERVAL;
        }
      }
    }
    return [...times].sort((a, b) => a - b);
  }

  private note(rule: AlertRule, page: Page, times: number[]): void {
    const value = evaluate(page.expression, {
      storage: this.storage,
      times,
      deadline: Infinity,
    });
    const lines = value.type === 'vector' ? value.lines : [];
    const found = new Map(
      lines.map(line => [keyOf(line.labels), line] as const),
    );
    times.forEach((time, step) => {
      for (const [key, alert] of page.active) {
        if (!found.get(key)?.has[step]) {
          page.active.delete(key);
          page.over.push({ ...alert, endedAt: time });
        }
      }
      for (const [key, line] of found) {
        if (line.has[step]) {
          page.active.set(key, this.seen(rule, page, key, line, step, time));
        }
      }
    });
  }

  private seen(
    rule: AlertRule,
    page: Page,
    key: string,
    line: Line,
    step: number,
    time: number,
  ): Alert {
    const before = page.active.get(key);
    const activeAt = before?.activeAt ?? time;
    const due = scrapeAfter(
      EVALUATION_OFFSET,
      activeAt + rule.forSeconds * 1000,
    );
    return {
      labels: before?.labels ?? {
        ...without(line.labels, ['__name__']),
        ...rule.labels,
        alertname: rule.name,
      },
      activeAt,
      firedAt: before?.firedAt ?? (due <= time ? due : undefined),
      value: line.values[step],
    };
  }
}
