import {
  AnnotationDefinition,
  everyKind,
  runningKinds,
} from '../AnnotationDefinition';
import { annotations } from '../annotations';
import { matching } from '../values/checks';

const labelValue = /^[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/;
const kubernetes = { vitals: [], kinds: runningKinds } as const;
const aside = { vitals: [], kinds: everyKind } as const;
const webAddress = {
  format: 'a web address',
  check: matching(/^https?:\/\/\S+$/, 'no web address'),
};
const location = {
  format: 'url: or file: and where it is',
  check: matching(
    /^(url:https?:\/\/\S+|file:.+|[a-z-]+:\S+)$/,
    'no location of the form url:https://…',
  ),
};

/** Backstage's own, as far as pages of the portal honour them. */
export const backstageDefinitions: AnnotationDefinition[] = [
  {
    key: annotations.kubernetesId,
    meaning:
      'What runs of it on Kubernetes: the objects with this value in the label backstage.io/kubernetes-id.',
    format: 'the value of a label',
    example: 'orders',
    ...kubernetes,
    check: matching(labelValue, 'no value of a label'),
  },
  {
    key: annotations.kubernetesNamespace,
    meaning: 'The one namespace in which its objects are looked for.',
    format: 'the name of a namespace',
    example: 'shop',
    ...kubernetes,
    check: matching(
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      'no name of a namespace',
    ),
  },
  {
    key: annotations.kubernetesLabelSelector,
    meaning: `Picks objects by other labels, among those labelled with ${annotations.kubernetesId}.`,
    format: 'a label selector of Kubernetes',
    example: 'app=orders,component=web',
    ...kubernetes,
    check: matching(
      /^[\w./-]+\s*(=|==|!=|\s(not)?in\s)\s*\S.*$/i,
      'no label selector',
    ),
  },
  {
    key: 'backstage.io/kubernetes-cluster',
    meaning: 'The one configured cluster in which its objects are looked for.',
    format: 'the name of a cluster',
    example: 'shop',
    ...kubernetes,
    check: matching(/^\S+$/, 'no name of a cluster'),
  },
  {
    key: annotations.techdocsRef,
    meaning: 'Where the sources of its documentation are.',
    format: 'dir: and a path from where the entity is described, or url:',
    example: 'dir:.',
    ...aside,
    check: matching(
      /^(dir:\.(\/\S*)?|dir:[\w][\w./-]*|url:https?:\/\/\S+)$/,
      'neither dir: and a relative path nor url: and a web address',
    ),
  },
  {
    key: 'backstage.io/techdocs-entity',
    meaning: 'Another entity, whose documentation is its documentation too.',
    format: 'the reference of an entity',
    example: 'component:default/orders',
    ...aside,
    check: matching(
      /^[a-z]+:[\w.-]+\/[\w.-]+$/i,
      'no full reference of an entity',
    ),
  },
  {
    key: 'backstage.io/techdocs-entity-path',
    meaning: 'The page of that documentation to open first.',
    format: 'a path that begins with /',
    example: '/runbook',
    ...aside,
    check: matching(/^\/\S*$/, 'no path that begins with /'),
  },
  {
    key: 'backstage.io/source-location',
    meaning: 'Where its source is.',
    ...location,
    example: 'url:https://github.com/acme/orders/',
    ...aside,
  },
  {
    key: 'backstage.io/view-url',
    meaning: 'Where its description can be read.',
    ...webAddress,
    example: 'https://github.com/acme/orders/blob/main/catalog-info.yaml',
    ...aside,
  },
  {
    key: 'backstage.io/edit-url',
    meaning: 'Where its description can be changed.',
    ...webAddress,
    example: 'https://github.com/acme/orders/edit/main/catalog-info.yaml',
    ...aside,
  },
  {
    key: 'backstage.io/managed-by-location',
    meaning: 'From where its description was read; the catalog writes it.',
    ...location,
    example: 'url:https://github.com/acme/orders/blob/main/catalog-info.yaml',
    ...aside,
  },
  {
    key: 'backstage.io/managed-by-origin-location',
    meaning:
      'The registration that led to its description; the catalog writes it.',
    ...location,
    example: 'url:https://github.com/acme/orders/blob/main/catalog-info.yaml',
    ...aside,
  },
  {
    key: 'backstage.io/orphan',
    meaning:
      'That no registration leads to it any more; the catalog writes it.',
    format: 'true',
    example: 'true',
    ...aside,
    check: matching(/^true$/, 'not true, the only value that there is'),
  },
  {
    key: 'backstage.io/source-template',
    meaning: 'The template from which it was made.',
    format: 'the reference of a template',
    example: 'template:default/fastapi-on-fargate',
    ...aside,
    check: matching(
      /^template:[\w.-]+\/[\w.-]+$/i,
      'no full reference of a template',
    ),
  },
];
