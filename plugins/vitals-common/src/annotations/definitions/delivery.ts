import { AnnotationDefinition, runningKinds } from '../AnnotationDefinition';
import { annotations } from '../annotations';
import { matching } from '../values/checks';

const delivery = { vitals: ['delivery'] as const, kinds: runningKinds };

/** Those of the plugins of the CI systems. */
export const deliveryDefinitions: AnnotationDefinition[] = [
  {
    key: annotations.githubProjectSlug,
    meaning: 'The repository whose workflows build and deploy the entity.',
    format: 'owner/repository',
    example: 'acme/orders',
    ...delivery,
    check: matching(
      /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[\w.-]{1,100}$/,
      'not of the form owner/repository',
    ),
  },
  {
    key: annotations.jenkinsJobFullName,
    meaning: 'The Jenkins job that builds and deploys the entity.',
    format: 'folders and job separated by /, after the instance and : if any',
    example: 'shop/orders',
    ...delivery,
    check: matching(
      /^(?:[\w-]+:)?[^/:?*\\%!@#$^&|<>[\]]+(?:\/[^/:?*\\%!@#$^&|<>[\]]+)*$/,
      'no full name of a job: folders and job separated by /',
    ),
  },
  {
    key: annotations.sonarqubeProjectKey,
    meaning: 'The SonarQube project that holds the quality gate of the entity.',
    format: 'the key of a project, after the instance and / if any',
    example: 'orders',
    ...delivery,
    check: matching(
      /^(?:[\w-]+\/)?(?=.*[^\d])[\w.:-]{1,400}$/,
      'no key of a project: letters, digits and - _ . : with one that is no digit',
    ),
  },
];
