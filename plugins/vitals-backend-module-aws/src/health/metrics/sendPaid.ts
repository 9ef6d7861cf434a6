import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricDataCommandOutput,
  ListMetricsCommand,
  ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';

/** Takes back what was paid. */
export type Refund = () => Promise<void>;

export interface Payment {
  /** Called before each try. */
  pay: () => Promise<Refund>;
  /** Whether an error tells that AWS has surely not served a try, and bills nothing. */
  isUnserved: (error: unknown) => boolean;
}

/** Sends a command, and pays for each try: the SDK makes several by itself, and AWS may bill them all. */
export async function sendPaid(
  client: CloudWatchClient,
  command: GetMetricDataCommand,
  payment: Payment,
  signal: AbortSignal,
): Promise<GetMetricDataCommandOutput>;
export async function sendPaid(
  client: CloudWatchClient,
  command: ListMetricsCommand,
  payment: Payment,
  signal: AbortSignal,
): Promise<ListMetricsCommandOutput>;
export async function sendPaid(
  client: CloudWatchClient,
  question: GetMetricDataCommand | ListMetricsCommand,
  { pay, isUnserved }: Payment,
  signal: AbortSignal,
): Promise<GetMetricDataCommandOutput | ListMetricsCommandOutput> {
  // Whichever it is, it goes the same way.
  const command = question as GetMetricDataCommand;
  /** Of the try that is paid for and has no outcome yet. */
  let refund: Refund | undefined = await pay();
  const fail = async (error: unknown) => {
    const takeBack = isUnserved(error) ? refund : undefined;
    refund = undefined;
    await takeBack?.();
    return error;
  };
  command.middlewareStack.add(
    next => async args => {
      signal.throwIfAborted();
      refund ??= await pay();
      try {
        return await next(args);
      } catch (error) {
        throw await fail(error);
      }
    },
    // Inside what tries again and signs.
    { step: 'finalizeRequest', priority: 'low', name: 'payForEachTry' },
  );
  try {
    return await client.send(command, { abortSignal: signal });
  } catch (error) {
    throw await fail(error);
  }
}
