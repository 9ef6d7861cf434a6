import { code, notice, table } from './markdown.mjs';

/** By what keys begin with, in the order of the document. */
const families = [
  {
    title: 'Of Gantry',
    prefixes: ['gantry.dev/'],
    about: 'For what no convention exists.',
  },
  {
    title: 'AWS',
    prefixes: ['aws.amazon.com/', 'amazon.com/', 'aws.com/'],
    about: 'Of the AWS plugins for Backstage, and what other catalogs use.',
  },
  {
    title: 'Prometheus',
    prefixes: ['prometheus.io/'],
    about: 'Of the Prometheus plugin for Backstage.',
  },
  {
    title: 'Delivery',
    prefixes: ['github.com/', 'jenkins.io/', 'sonarqube.org/'],
    about: 'Of the plugins for CI systems and code analysis.',
  },
  {
    title: 'Backstage',
    prefixes: ['backstage.io/'],
    about: "Backstage's own, as far as pages of the portal honour them.",
  },
];

/** The document that tells of every annotation that the portal honours. */
export function annotationsReference(definitions) {
  const homeless = definitions.find(({ key }) => !familyOf(key));
  if (homeless) {
    throw new Error(`No part of the document is for ${homeless.key}`);
  }
  return [
    notice,
    '# Annotations',
    "What Gantry reads in the `metadata.annotations` of a catalog entity. An entity needs none; each lights up what it names. A value that cannot be read is reported by `./gantry doctor`, and on the entity's page where a vital depends on it.",
    ...families.flatMap(family => [
      `## ${family.title}`,
      family.about,
      table(
        ['annotation', 'meaning', 'value', 'example', 'for', 'lights'],
        definitions.filter(({ key }) => familyOf(key) === family).map(row),
      ),
    ]),
  ].join('\n\n');
}

function row({ key, meaning, format, example, kinds, vitals }) {
  return [
    code(key),
    meaning,
    format,
    code(example),
    kinds.length === 7 ? 'every kind' : kinds.join(', '),
    vitals.join(', ') || '–',
  ];
}

function familyOf(key) {
  return families.find(({ prefixes }) =>
    prefixes.some(prefix => key.startsWith(prefix)),
  );
}
