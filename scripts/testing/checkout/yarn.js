// Stands in for Yarn: notes what it was asked for and leaves behind what the real one would.
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const { setTimeout: sleep } = require('node:timers/promises');

const [command] = process.argv.slice(2);

async function main() {
  appendFileSync('calls', `${process.argv.slice(2).join(' ')}\n`);
  if (command === 'install') {
    mkdirSync('node_modules/@backstage/cli/config', { recursive: true });
    writeFileSync('node_modules/@backstage/cli/package.json', '{}');
    writeFileSync('node_modules/@backstage/cli/config/nodeTransform.cjs', '');
    writeFileSync('node_modules/.yarn-state.yml', 'installed');
  } else {
    mkdirSync('packages/app/dist', { recursive: true });
    writeFileSync('packages/app/dist/index.html', 'half');
    if (process.env.FAKE_BUILD === 'hang') {
      await sleep(60_000);
    }
    writeFileSync('packages/app/dist/index.html', 'whole');
  }
}

if (process.env.FAKE_YARN_ERROR) {
  process.stdout.write(process.env.FAKE_YARN_ERROR);
  process.exitCode = 1;
} else {
  main();
}
