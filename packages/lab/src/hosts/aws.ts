import { ServerResponse } from 'node:http';
import { labAccount } from '../estate/account';
import { callAnswer } from '../estate/callAnswer';
import { Estate } from '../estate/Estate';
import { AwsCall, readAwsCall } from '../protocols/AwsCall';
import { AwsError } from '../protocols/AwsError';
import { sendAwsJson } from '../protocols/awsJson';
import { sendAwsQuery } from '../protocols/awsQuery';
import { allowMethods, Host, HttpError, readBody } from '../protocols/http';
import { AwsService } from './AwsService';
import { cloudwatch } from './cloudwatch';
import { sts, temporaryKeyPrefix } from './sts';
import { tagging } from './tagging';
import { Upstreams } from './Upstreams';

const BODY_LIMIT = 1024 * 1024;
const services: AwsService[] = [cloudwatch, tagging, sts];

/** The one endpoint of all AWS services. */
export function awsHost(options: {
  estate: () => Estate;
  clock: () => number;
  upstreams: Upstreams;
}): Host {
  return async (request, response) => {
    allowMethods(request, 'POST');
    const body = await readBody(request.message, BODY_LIMIT);
    let call: AwsCall;
    try {
      call = readAwsCall(request.message.headers, body);
    } catch {
      const message = 'The request is not valid JSON';
      sendAwsJson(
        response,
        '1.0',
        new AwsError('SerializationException', message),
      );
      return;
    }

    const service = services.find(({ target, signingName }) =>
      call.target ? target === call.target : signingName === call.signingName,
    );
    if (!service) {
      throw new HttpError(
        404,
        `The lab plays no AWS service '${call.target ?? call.signingName ?? 'unknown'}'`,
      );
    }
    countCall(options.upstreams, service, call);
    const set = options.upstreams.get(service.upstream);
    const now = options.clock();
    const estate = options.estate();
    const { region, operation: name } = call;
    const played = callAnswer(
      estate.journal,
      { upstream: service.upstream, region, operation: name },
      now,
    );
    if (set === 'down') {
      request.message.socket.destroy();
      return;
    }
    if (set === 'up' && played === 'never') {
      // Whoever asked gives up on it, or the lab ends.
      return;
    }
    try {
      admit(call, service, set === 'up' ? (played ?? set) : set);
      const operation = operationOf(call, service);
      const context = { estate, now, region, call };
      send(response, call, service, operation(call.input, context));
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      send(response, call, service, error);
    }
  };
}

/** Metrics are counted apart, as AWS asks money for each. */
function countCall(
  upstreams: Upstreams,
  { upstream }: AwsService,
  { operation, input }: AwsCall,
): void {
  upstreams.count(upstream, operation);
  const { MetricDataQueries: queries } = input;
  if (Array.isArray(queries)) {
    upstreams.count(upstream, 'metrics', queries.length);
  }
}

function operationOf(call: AwsCall, service: AwsService) {
  if (Object.hasOwn(service.operations, call.operation)) {
    return service.operations[call.operation];
  }
  throw new AwsError(
    'UnknownOperationException',
    `The operation '${call.operation}' is not one that the lab's ${service.upstream} knows`,
    { queryCode: 'InvalidAction' },
  );
}

/** What AWS checks before a service sees a call: its rate, its caller, its permission. */
function admit(call: AwsCall, service: AwsService, state: string): void {
  const query = call.protocol === 'query';
  if (state === 'throttled') {
    throw new AwsError(service.throttlingCode, 'Rate exceeded', {
      queryCode: 'Throttling',
    });
  }
  if (!call.accessKeyId) {
    throw new AwsError(
      query
        ? 'MissingAuthenticationToken'
        : 'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
      { status: query ? 403 : 400 },
    );
  }
  if (
    call.accessKeyId !== labAccount.accessKeyId &&
    !call.accessKeyId.startsWith(temporaryKeyPrefix)
  ) {
    throw new AwsError(
      query ? 'InvalidClientTokenId' : 'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      { status: query ? 403 : 400 },
    );
  }
  if (state === 'denied') {
    const action = `${service.actionPrefix}:${call.operation}`;
    throw new AwsError(
      'AccessDeniedException',
      `User: ${labAccount.userArn} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
      { queryCode: 'AccessDenied', status: query ? 403 : 400 },
    );
  }
}

function send(
  response: ServerResponse,
  call: AwsCall,
  service: AwsService,
  result: object | AwsError,
): void {
  if (call.protocol === 'query') {
    const { operation } = call;
    const namespace = service.namespace ?? '';
    sendAwsQuery(response, { operation, namespace }, result);
  } else {
    sendAwsJson(response, call.protocol.slice('json-'.length), result);
  }
}
