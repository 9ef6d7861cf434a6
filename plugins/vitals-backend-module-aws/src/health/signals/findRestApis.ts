import { Failure, annotations } from '@gantry/plugin-vitals-common';
import { AlarmRecord } from '../alarms/AlarmRecord';
import { watchedMetrics } from '../alarms/watchedMetrics';
import { parseArn } from '../targets/parseArn';

const namespace = 'AWS/ApiGateway';
const mostNamed = 5;

/** A REST API, or a stage of one, as CloudWatch knows it: by name. */
export interface RestApi {
  name: string;
  /** Absent for all stages together. */
  stage?: string;
  /** Absent where the entity's alarms alone tell of it, or several ARNs may be its own. */
  arn?: string;
}

export interface RestApis {
  found: RestApi[];
  /** The ids of those that nothing tells the names of. */
  nameless: string[];
}

/**
 * The REST APIs of an entity. CloudWatch knows them by name, ARNs by id: names are told by the `ApiName` of the
 * entity's alarms alone. Where an ARN is there, its API is the one that these name, if they name as many as there
 * are; of more or fewer nobody knows which is called which, and another's figures are worse than none. Without
 * ARNs what the alarms name is the entity's.
 */
export function findRestApis(
  arns: readonly string[],
  alarms: readonly AlarmRecord[],
): RestApis {
  const ids = idsIn(arns);
  const names = namesIn(alarms);
  if (ids.size === 0) {
    return { found: [...names].flatMap(toRestApis), nameless: [] };
  }
  if (ids.size !== names.size) {
    return { found: [], nameless: [...ids.keys()] };
  }
  const [[name]] = names;
  const [[, own]] = ids;
  return {
    found:
      ids.size === 1
        ? toRestApis([name, own])
        : [...names].flatMap(toRestApis).map(({ arn: _, ...api }) => api),
    nameless: [],
  };
}

/** What must be annotated for the golden signals of these. */
export function namelessFailure(ids: string[]): Failure {
  const [noun, pronoun] =
    ids.length === 1 ? ['REST API', 'it is'] : ['REST APIs', 'each is'];
  const named = ids.slice(0, mostNamed).join(', ');
  const rest = ids.length - mostNamed;
  return {
    kind: 'not-found',
    message: `CloudWatch knows REST APIs by name, and the alarms of this entity do not tell what ${pronoun} called: no golden signals of ${noun} ${named}${rest > 0 ? ` and ${rest} more` : ''}.`,
    fix: `Name an alarm on a metric of ${namespace} with the dimension ApiName in the annotation ${annotations.cloudwatchAlarms}: of each of these REST APIs, and of no other.`,
  };
}

/** By stage, with the ARN that tells of it; `''` for all stages together. */
type Stages = Map<string, string | undefined>;

/** All stages together have those among them that are named, too. */
function toRestApis([name, stages]: [string, Stages]): RestApi[] {
  return stages.has('')
    ? [{ name, arn: stages.get('') }]
    : [...stages].map(([stage, arn]) => ({ name, stage, arn }));
}

function idsIn(arns: readonly string[]): Map<string, Stages> {
  const ids = new Map<string, Stages>();
  for (const arn of arns.filter(each => each.includes('/restapis/'))) {
    const { service, resource = '' } = parseArn(arn) ?? {};
    const [, id, stage = ''] =
      /^\/restapis\/([^/]+)(?:\/stages\/([^/]+))?$/.exec(resource) ?? [];
    if (service === 'apigateway' && id) {
      ids.set(id, (ids.get(id) ?? new Map()).set(stage, arn));
    }
  }
  return ids;
}

function namesIn(alarms: readonly AlarmRecord[]): Map<string, Stages> {
  const names = new Map<string, Stages>();
  for (const metric of alarms.flatMap(watchedMetrics)) {
    const name = metric.dimensions.get('ApiName');
    if (metric.namespace === namespace && name) {
      const stage = metric.dimensions.get('Stage') ?? '';
      names.set(name, (names.get(name) ?? new Map()).set(stage, undefined));
    }
  }
  return names;
}

/** The dimensions that name it. */
export function restApiDimensions({
  name,
  stage,
}: RestApi): Record<string, string> {
  return { ApiName: name, ...(stage && { Stage: stage }) };
}
