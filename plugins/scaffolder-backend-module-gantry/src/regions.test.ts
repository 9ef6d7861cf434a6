import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  fieldsOf,
  libraryFolder,
  templateLibrary,
} from './__testUtils__/templateLibrary';

interface Page {
  properties?: { region?: { enum: string[] } };
}

describe('regions', () => {
  it.each(['app-config.yaml', 'app-config.production.yaml'])(
    'offered by the forms are those that %s watches',
    file => {
      const text = readFileSync(join(libraryFolder, '..', file), 'utf8');
      const watched = parse(text).vitals.aws.accounts[0].regions;

      for (const template of templateLibrary()) {
        if (!fieldsOf(template).includes('region')) {
          continue;
        }
        const offered = (template.spec?.parameters as Page[]).flatMap(
          page => page.properties?.region?.enum ?? [],
        );
        expect({ template: template.metadata.name, offered }).toEqual({
          template: template.metadata.name,
          offered: watched,
        });
      }
    },
  );
});
