import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { awsOperations } from './awsOperations';
import { sentCommands } from './__testUtils__/sentCommands';

const root = resolve(__dirname, '../../..');

/** AWS answers these to everybody. */
const needNoRight = ['GetCallerIdentityCommand'];

/** The lab plays AWS: it asks nothing of it. */
const packages = ['plugins', 'packages']
  .flatMap(folder =>
    readdirSync(join(root, folder)).map(name => `${folder}/${name}/src`),
  )
  .filter(folder => folder !== 'packages/lab/src')
  .filter(folder => existsSync(join(root, folder)));

describe('the table of operations', () => {
  it.each(awsOperations.map(each => [each.feature, each] as const))(
    'names what the code of %s sends, and nothing else',
    (_, { source, operations }) => {
      const named = operations.map(({ command }) => command).sort();

      expect(sentCommands(join(root, source))).toEqual(named);
    },
  );

  it.each(packages)('covers all that %s sends', folder => {
    const own = awsOperations.filter(({ source }) =>
      `${source}/`.startsWith(`${folder}/`),
    );
    // Whoever has no calls of its own may try those of others.
    const known = (own.length > 0 ? own : awsOperations)
      .flatMap(({ operations }) => operations)
      .map(({ command }) => String(command));

    const sent = sentCommands(join(root, folder));

    expect(new Set([...known, ...needNoRight, ...sent])).toEqual(
      new Set([...known, ...needNoRight]),
    );
  });

  it('asks for nothing that writes, but to publish to one topic', () => {
    const writing = awsOperations
      .flatMap(({ operations }) => operations)
      .filter(
        ({ action }) => !/^[a-z-]+:(AssumeRole|Describe|Get|List)/.test(action),
      );

    expect(writing).toEqual([
      expect.objectContaining({
        action: 'sns:Publish',
        writes: true,
        resources: ['<topicArn>'],
      }),
    ]);
  });

  it.each(
    awsOperations.flatMap(({ operations }) =>
      operations.map(({ action, command }) => [action, command]),
    ),
  )('names the command after the action: %s', (action, command) => {
    expect(command).toBe(`${action.split(':')[1]}Command`);
  });
});
