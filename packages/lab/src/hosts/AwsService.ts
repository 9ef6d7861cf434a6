import { Estate } from '../estate/Estate';
import { AwsCall } from '../protocols/AwsCall';
import { UpstreamName } from './Upstreams';

/** What an operation may look at. */
export interface OperationContext {
  estate: Estate;
  /** Milliseconds since the epoch. */
  now: number;
  region: string;
  call: AwsCall;
}

/**
 * Answers one operation with its output in AWS's own shape.
 *
 * @throws AwsError with the error that AWS would answer
 */
export type Operation = (input: unknown, context: OperationContext) => object;

/** One AWS service: how it is recognised on the wire and what it can do. */
export interface AwsService {
  upstream: UpstreamName;
  signingName: string;
  /** IAM prefix of its actions. */
  actionPrefix: string;
  /** JSON services: the first half of `x-amz-target`. */
  target?: string;
  /** Query services: the XML namespace of their answers. */
  namespace?: string;
  throttlingCode: string;
  operations: Record<string, Operation>;
}
