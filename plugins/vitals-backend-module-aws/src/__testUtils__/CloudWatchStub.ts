import { IncomingMessage, RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { types } from 'node:util';
import { UpstreamStub } from '@gantry/plugin-aws-node/testUtils';

const minute = 60_000;

/** CloudWatch of several regions at one address: each has one quiet alarm, unless a test gives it a fault. */
export class CloudWatchStub {
  static async start(): Promise<CloudWatchStub> {
    knowErrorsOfNode();
    return new CloudWatchStub(await UpstreamStub.start());
  }

  /** By region: what it answers instead. */
  readonly faults = new Map<string, RequestListener>();
  /** How far the clock is ahead of this machine's, in milliseconds. */
  ahead = 0;
  /** When its alarms entered their state, and its metrics were measured, by this machine's clock. */
  readonly since = Math.floor(Date.now() / minute) * minute - 5 * minute;
  /** What it was asked for metrics. */
  readonly askedMetrics: { StartTime: number; EndTime: number }[] = [];
  readonly url: string;

  private constructor(private readonly server: UpstreamStub) {
    this.url = server.url;
    server.answer = async (request, response) => {
      response.setHeader('date', new Date(this.now).toUTCString());
      const region = regionOf(request);
      const input = await json(request);
      const answer = this.faults.get(region) ?? this.truth(request, input);
      answer(request, response);
    };
  }

  get now(): number {
    return Date.now() + this.ahead;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private truth(request: IncomingMessage, input: any): RequestListener {
    if (Math.abs(signedAt(request) - this.now) > 5 * minute) {
      return refusing(
        'InvalidSignatureException',
        'Signature expired: it is not within five minutes of now',
      );
    }
    const since = (this.since + this.ahead) / 1_000;
    const name = `${regionOf(request)}-errors`;
    switch (String(request.headers['x-amz-target']).split('.')[1]) {
      case 'DescribeAlarms':
        return answering(200, {
          MetricAlarms: [alarm(name, since)],
          CompositeAlarms: [],
        });
      case 'DescribeAlarmHistory':
        return answering(200, {
          AlarmHistoryItems: [
            {
              AlarmName: name,
              Timestamp: since,
              HistoryItemType: 'StateUpdate',
              HistorySummary: 'Alarm updated from ALARM to OK',
            },
          ],
        });
      case 'GetMetricData':
        this.askedMetrics.push(input);
        return answering(200, {
          MetricDataResults: input.MetricDataQueries.map(
            ({ Id }: { Id: string }) => ({
              Id,
              StatusCode: 'Complete',
              Timestamps: [since],
              Values: [3],
            }),
          ),
        });
      default:
        return refusing('UnknownOperationException');
    }
  }
}

function alarm(name: string, since: number) {
  return {
    AlarmName: name,
    StateValue: 'OK',
    StateReason: 'Threshold not crossed.',
    StateTransitionedTimestamp: since,
    Namespace: 'Shop',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
  };
}

/** Text as it is, anything else as AWS JSON 1.0. */
export function answering(
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): RequestListener {
  const isText = typeof body === 'string';
  return (_, response) => {
    response.writeHead(status, {
      'content-type': isText ? 'text/html' : 'application/x-amz-json-1.0',
      ...headers,
    });
    response.end(isText ? body : JSON.stringify(body));
  };
}

/** A refusal in the words of AWS. */
export function refusing(type: string, message = 'words'): RequestListener {
  return answering(400, { __type: `com.amazonaws#${type}`, message });
}

/** When a request says that it was signed, in milliseconds since the epoch. */
function signedAt({ headers }: IncomingMessage): number {
  return Date.parse(
    String(headers['x-amz-date']).replace(
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
      '$1-$2-$3T$4:$5:$6Z',
    ),
  );
}

function regionOf({ headers }: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(
    headers.authorization ?? '',
  )![1];
}

/** Jest runs Node's own errors in another realm, where nothing that asks for an `Error` knows them for one. */
function knowErrorsOfNode(): void {
  const isInstance = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(Error, Symbol.hasInstance, {
    configurable: true,
    value(this: unknown, value: unknown) {
      return (
        isInstance.call(this as Function, value) ||
        (this === Error && types.isNativeError(value))
      );
    },
  });
}
