import { code, json, table } from './markdown.mjs';

const principal = 'arn:aws:iam::<account of Gantry>:role/<role of Gantry>';
const externalId = '<external id>';

/** The generated parts of `docs/aws.md`, by name. */
export function policySections(aws) {
  const features = aws.roleFeatures();
  return {
    calls: features
      .map(feature => `**${feature.title}**\n\n${callTable(feature)}`)
      .join('\n\n'),
    policies: features
      .map(
        feature =>
          `**${feature.title}** (\`docs/iam/${feature.feature}.json\`)\n\n${json(aws.featurePolicy([feature]))}`,
      )
      .join('\n\n'),
    trust: json(aws.trustPolicy(principal, externalId)),
    access: json(aws.featurePolicy(aws.mainFeatures())),
  };
}

/** The same policies as files, for tools that take one. */
export function policyFiles(aws) {
  const features = aws.roleFeatures();
  const policies = {
    ...Object.fromEntries(
      features.map(feature => [feature.feature, aws.featurePolicy([feature])]),
    ),
    // What writes names a resource of the reader's own, so it must be chosen.
    all: aws.featurePolicy(
      features.filter(({ operations }) =>
        operations.every(({ writes }) => !writes),
      ),
    ),
    access: aws.featurePolicy(aws.mainFeatures()),
    trust: aws.trustPolicy(principal, externalId),
  };
  return Object.entries(policies).map(([name, policy]) => ({
    path: `docs/iam/${name}.json`,
    content: JSON.stringify(policy, undefined, 2),
  }));
}

function callTable({ operations }) {
  return table(
    ['right', 'Gantry asks', 'needed for'],
    operations.map(({ action, why, onlyFor }) => [
      code(action),
      why,
      onlyFor ?? 'everything here',
    ]),
  );
}
