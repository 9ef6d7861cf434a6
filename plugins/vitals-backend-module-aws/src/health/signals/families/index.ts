import { Family } from './Family';
import { httpApi, restApi } from './apiGateway';
import { cloudFront } from './cloudFront';
import { autoScalingGroup, ecsService } from './compute';
import { lambda } from './lambda';
import { loadBalancer, sharedTargetGroup, targetGroup } from './loadBalancer';
import { sns, sqs } from './messaging';
import { dynamoDb, elastiCache, rds } from './stores';

export * from './Family';

/**
 * The kinds of resources whose golden signals are known; the nearer to users, the sooner: where several could
 * count the requests of an objective, the first does.
 */
export const families = {
  cloudFront,
  restApi,
  httpApi,
  loadBalancer,
  sharedTargetGroup,
  targetGroup,
  lambda,
  ecsService,
  autoScalingGroup,
  rds,
  dynamoDb,
  elastiCache,
  sqs,
  sns,
} satisfies Record<string, Family>;

export type FamilyName = keyof typeof families;

export const familyNames = Object.keys(families) as FamilyName[];

/** @returns the family with all that any of them may have */
export function familyOf(name: FamilyName): Family {
  return families[name];
}
