import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfigurationKeys } from './configurationKeys.mjs';
import { code, notice, table } from './markdown.mjs';

/** The document that tells of every key that packages of this workspace add to the configuration. */
export function configurationReference(root) {
  const parts = ['packages', 'plugins']
    .flatMap(folder =>
      readdirSync(join(root, folder)).map(name => `${folder}/${name}`),
    )
    .filter(folder => existsSync(join(root, folder, 'config.d.ts')))
    .map(folder => {
      const file = join(root, folder, 'config.d.ts');
      return {
        name: JSON.parse(
          readFileSync(join(root, folder, 'package.json'), 'utf8'),
        ).name,
        keys: readConfigurationKeys(file, readFileSync(file, 'utf8')),
      };
    });
  return [
    notice,
    '# Configuration',
    'What Gantry adds to the configuration of Backstage. Everything else in `app-config.yaml` is described in the [Backstage documentation](https://backstage.io/docs/conf/) and by the packages that read it. `./gantry doctor` reports keys that nothing reads.',
    "A key in *italics* is a section or a list. The browser sees only keys of visibility *frontend*; *secret* ones are kept out of logs. A duration is an object such as `{ minutes: 5 }`, or text such as `5m` or `PT5M`. A schedule is one of [Backstage's scheduler](https://backstage.io/docs/backend-system/core-services/scheduler): `frequency`, `timeout`, `initialDelay`.",
    ...parts.flatMap(({ name, keys }) => [
      `## ${code(name)}`,
      table(['key', 'type', 'default', 'visibility', 'meaning'], keys.map(row)),
    ]),
  ].join('\n\n');
}

function row({ key, type, isSection, isRequired, standard, visibility, text }) {
  const name = code(key);
  return [
    isSection ? `*${name}*` : name,
    type,
    standard ?? (isRequired ? 'required' : 'none'),
    isSection ? '' : visibility,
    text,
  ];
}
