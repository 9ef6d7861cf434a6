import { Failure } from '@gantry/plugin-vitals-common';
import { TimeWindow, UpstreamError } from '@gantry/plugin-vitals-node';
import { z } from 'zod';
import { PrometheusInstance } from '../settings';
import {
  AlertingRule,
  RuleGroup,
  Sample,
  SampleSeries,
  matrix,
  rules,
  vector,
} from './answers';
import { Authorize, Outgoing } from './authorize';
import { toPrometheusError } from './failures';
import { OnPartial, readAnswer } from './readAnswer';

/** Milliseconds for one call, unless told otherwise. */
const defaultTimeout = 15_000;
const mostBytes = 32 * 1024 * 1024;
/** A Date header tells whole seconds, and says when the answer began. */
const tolerableSkew = 5_000;
const skewStep = 10_000;

export interface PrometheusClientOptions {
  /** In milliseconds. */
  timeout?: number;
  /** The longest answer that is read, in bytes. */
  mostBytes?: number;
}

/**
 * Asks one instance over Prometheus's HTTP API. It never tries again, follows no redirect, and throws
 * nothing but an UpstreamError, or what its caller aborted with.
 */
export class PrometheusClient {
  /**
   * How far our clock is ahead of the upstream's, in milliseconds, as of its last answer; zero while the two
   * agree within seconds.
   */
  skew = 0;

  constructor(
    readonly instance: PrometheusInstance,
    private readonly authorize: Authorize,
    private readonly options: PrometheusClientOptions = {},
  ) {}

  /** All alerting rules with the alerts that they have now. */
  async rules(
    signal: AbortSignal,
    onPartial: OnPartial,
    timeout?: number,
  ): Promise<RuleGroup[]> {
    const { groups } = await this.ask(
      'GET',
      'rules?type=alert',
      undefined,
      rules,
      signal,
      onPartial,
      timeout,
    );
    return groups.map(group => ({
      ...group,
      rules: group.rules.filter(
        (rule): rule is AlertingRule => rule.type === 'alerting',
      ),
    }));
  }

  /**
   * The figures of now; those that are no number, such as 0/0, are left out.
   *
   * @throws UpstreamError for a partial answer, too: a sum of a part is a wrong figure
   */
  async query(
    query: string,
    signal: AbortSignal,
    timeout?: number,
  ): Promise<Sample[]> {
    const { result } = await this.ask(
      'POST',
      'query',
      { query },
      vector,
      signal,
      refuse,
      timeout,
    );
    return result.flatMap(({ metric, value }) => {
      const figure = Number(value?.[1] ?? NaN);
      return Number.isFinite(figure) ? [{ labels: metric, value: figure }] : [];
    });
  }

  /** @param step - in milliseconds */
  async queryRange(
    query: string,
    { from, to }: TimeWindow,
    step: number,
    signal: AbortSignal,
    onPartial: OnPartial,
  ): Promise<SampleSeries[]> {
    const { skew } = this;
    const seconds = (time: Date) => String((time.getTime() - skew) / 1000);
    const { result } = await this.ask(
      'POST',
      'query_range',
      {
        query,
        start: seconds(from),
        end: seconds(to),
        step: String(step / 1000),
      },
      matrix,
      signal,
      onPartial,
    );
    return result.map(({ metric, values = [] }) => ({
      labels: metric,
      points: values.flatMap(([at, text]): [number, number][] => {
        const figure = Number(text);
        return Number.isFinite(figure)
          ? [[Math.round(at * 1000) + skew, figure]]
          : [];
      }),
    }));
  }

  private async ask<T>(
    method: Outgoing['method'],
    path: string,
    form: Record<string, string> | undefined,
    schema: z.ZodType<T>,
    signal: AbortSignal,
    onPartial: OnPartial,
    timeout = this.options.timeout ?? defaultTimeout,
  ): Promise<T> {
    signal.throwIfAborted();
    const deadline = AbortSignal.timeout(timeout);
    try {
      const response = await this.send(
        {
          method,
          url: new URL(`${this.instance.url}/api/v1/${path}`),
          headers: {
            accept: 'application/json',
            ...(form && {
              'content-type': 'application/x-www-form-urlencoded',
            }),
          },
          // Prometheus gives up, too, when nobody waits any more.
          body:
            form &&
            new URLSearchParams({
              ...form,
              timeout: `${Math.ceil(timeout / 1000)}s`,
            }).toString(),
        },
        AbortSignal.any([signal, deadline]),
      );
      return await readAnswer(response, schema, {
        instance: this.instance,
        mostBytes: this.options.mostBytes ?? mostBytes,
        onPartial,
      });
    } catch (error) {
      signal.throwIfAborted();
      throw toPrometheusError(this.instance, error);
    }
  }

  private async send(
    request: Outgoing,
    signal: AbortSignal,
  ): Promise<Response> {
    const headers = await this.authorize(request);
    const begin = Date.now();
    const response = await fetch(request.url, {
      method: request.method,
      headers,
      body: request.body,
      redirect: 'manual',
      signal,
    });
    this.learnSkew(response.headers, (begin + Date.now()) / 2);
    return response;
  }

  private learnSkew(headers: Headers, at: number): void {
    const date = Date.parse(headers.get('date') ?? '');
    const isCached = Number(headers.get('age') ?? 0) > 0;
    if (Number.isNaN(date) || isCached) {
      return;
    }
    const off = at - date;
    this.skew =
      Math.abs(off) <= tolerableSkew
        ? 0
        : Math.round(off / skewStep) * skewStep;
  }
}

function refuse(failure: Failure): never {
  throw new UpstreamError(failure);
}
