import {
  AnnotationDefinition,
  everyKind,
  promisingKinds,
  runningKinds,
} from '../AnnotationDefinition';
import { annotations } from '../annotations';
import { listOf, matching, parsed } from '../values/checks';
import { parseArn } from '../values/parseArn';
import { parseDuration } from '../values/parseDuration';
import { parseSlo } from '../values/parseSlo';
import { parseTags } from '../values/parseTags';
import { parseTier } from '../values/parseTier';
import { checkAlarm } from '../values/checkAlarm';

const duration = {
  format: 'an ISO 8601 duration, or days, hours, minutes and seconds',
  check: parsed(parseDuration),
  vitals: ['resilience'] as const,
  kinds: promisingKinds,
};

/** Where no convention exists. */
export const gantryDefinitions: AnnotationDefinition[] = [
  {
    key: annotations.cloudwatchAlarms,
    meaning: 'The CloudWatch alarms that say whether the entity works.',
    format:
      'names, beginnings that end with *, or ARNs of alarms, separated by commas',
    example: 'orders-*',
    vitals: ['health'],
    kinds: promisingKinds,
    check: listOf(checkAlarm),
  },
  {
    key: annotations.awsResources,
    meaning:
      'What the entity owns in AWS and no other annotation names, of whatever kind.',
    format: 'ARNs separated by commas',
    example:
      'arn:aws:elasticache:us-east-1:111122223333:replicationgroup:orders',
    vitals: ['health', 'resilience'],
    kinds: promisingKinds,
    check: listOf(parsed(parseArn)),
  },
  {
    key: annotations.awsTags,
    meaning: 'Finds what the entity owns in AWS by its tags.',
    format: 'key=value pairs separated by commas; all must match',
    example: 'service=orders,environment=production',
    vitals: ['health'],
    kinds: promisingKinds,
    check: parsed(parseTags),
  },
  {
    key: annotations.tier,
    meaning:
      'How much depends on it: 1 the business stands still, 2 users notice at once, 3 colleagues notice, 4 nobody waits.',
    format: '1 to 4',
    example: '2',
    vitals: [],
    kinds: ['API', ...promisingKinds],
    check: parsed(parseTier),
  },
  {
    key: annotations.slo,
    meaning: 'What the service promises its users.',
    format:
      'objectives separated by commas: availability=PERCENT%, latency-pNN=TIME in ms or s',
    example: 'availability=99.9%,latency-p95=500ms',
    vitals: ['health'],
    kinds: ['API', ...promisingKinds],
    check: parsed(parseSlo),
  },
  {
    key: annotations.rpo,
    meaning: 'How much data may be lost if the primary region fails now.',
    ...duration,
    example: '15m',
  },
  {
    key: annotations.rto,
    meaning: 'How long it may be away if the primary region fails now.',
    ...duration,
    example: '1h',
  },
  {
    key: annotations.runbook,
    meaning: 'What to do when it breaks; shown beside every bad verdict.',
    format: 'a web address, or a path of the portal',
    example: '/docs/default/component/orders/runbook',
    vitals: [],
    kinds: runningKinds,
    check: matching(
      /^(https?:\/\/[^\s/]+(\/\S*)?|\/(?!\/)\S*)$/,
      'neither a web address nor a path of the portal',
    ),
  },
  {
    key: annotations.visibility,
    meaning:
      'Hides the entity from everybody but its owners and administrators.',
    format: 'owners',
    example: 'owners',
    vitals: [],
    kinds: everyKind,
    check: matching(
      /^owners$/,
      'no visibility: owners is the only one, and whoever may sign in sees what has none',
    ),
  },
];
