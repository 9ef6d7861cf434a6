import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { annotationsReference } from './annotations.mjs';
import { configurationReference } from './configuration.mjs';
import { fillIn } from './markdown.mjs';
import { policyFiles, policySections } from './policies.mjs';

/** All documents that are derived from code, whole or in part, as they should be. */
export async function documents(root) {
  const load = sourceLoader(root);
  const aws = load('plugins/aws-node/src/policies.ts');
  const { annotationDefinitions } = load(
    'plugins/vitals-common/src/annotations/annotationDefinitions.ts',
  );
  const guide = readFileSync(join(root, 'docs/aws.md'), 'utf8');
  const drafts = [
    {
      path: 'docs/annotations.md',
      content: annotationsReference(annotationDefinitions),
    },
    { path: 'docs/configuration.md', content: configurationReference(root) },
    { path: 'docs/aws.md', content: fillIn(guide, policySections(aws)) },
    ...policyFiles(aws),
  ];
  return Promise.all(
    drafts.map(async ({ path, content }) => {
      const filepath = join(root, path);
      const style = await resolveConfig(filepath);
      return { path, content: await format(content, { ...style, filepath }) };
    }),
  );
}

/** Loads TypeScript of the workspace as the server does. */
function sourceLoader(root) {
  const require = createRequire(join(root, 'package.json'));
  require('@backstage/cli/config/nodeTransform.cjs');
  return path => require(join(root, path));
}
