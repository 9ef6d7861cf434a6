import { parseArgs } from 'node:util';
import { examine } from './examine';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      config: { type: 'string', multiple: true, default: [] },
      'absent-lab': { type: 'string' },
    },
  });
  const examination = await examine(values.config, values['absent-lab']);
  process.stdout.write(JSON.stringify(examination), () => process.exit(0));
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
