import { createMockDirectory } from '@backstage/backend-test-utils';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import techdocsModule from '..';
import { documented, startDocs } from '../__testUtils__/startDocs';

/** Writes what MkDocs writes, and counts its runs. */
const working = `mkdir -p "$out"
cp docs/index.md "$out/index.html"
cp mkdocs.yml "$out/mkdocs.txt"
echo '{}' > "$out/techdocs_metadata.json"`;

const program = (script: string) => `#!/bin/sh
echo run >> "$(dirname "$0")/runs.txt"
while [ $# -gt 0 ]; do
  if [ "$1" = -d ]; then out=$2; fi
  shift
done
${script}
`;

describe('building docs', () => {
  const folders = createMockDirectory();
  const inherited = process.env.PATH;
  let docs: Awaited<ReturnType<typeof startDocs>>;

  beforeEach(() => {
    // No MkDocs of this machine, whether it has one or not.
    process.env.PATH = '/usr/bin:/bin';
  });

  afterEach(async () => {
    process.env.PATH = inherited;
    await docs.stop();
  });

  function install(script: string) {
    folders.addContent({ venv: { bin: { mkdocs: program(script) } } });
    chmodSync(folders.resolve('venv/bin/mkdocs'), 0o755);
  }

  async function start(source: Record<string, any>, names = ['orders']) {
    folders.setContent({ work: {}, published: {}, source });
    docs = await startDocs({
      entities: names.map(name => documented(name, folders.resolve('source'))),
      features: [techdocsModule],
      folders,
      generator: { mkdocs: { environment: folders.resolve('venv') } },
    });
  }

  const sync = async (name = 'orders') =>
    (await docs.get(`/sync/default/component/${name}`)).text;
  const file = (page: string, name = 'orders') =>
    docs.get(`/static/docs/default/component/${name}/${page}`);
  const content = (): any => folders.content();
  const runs = () => content().venv.bin['runs.txt'].trim().split('\n').length;

  it('happens once for all who ask, on a copy, and leaves nothing behind', async () => {
    const source = {
      'mkdocs.yml': 'site_name: Orders\n',
      docs: { 'index.md': 'Restart it' },
      node_modules: { 'huge.js': '' },
    };
    await start(source);
    install(`sleep 0.5\n${working}`);

    const answers = await Promise.all([sync(), sync(), sync()]);

    answers.forEach(answer => expect(answer).toContain('{"updated":true}'));
    expect(runs()).toBe(1);
    expect((await file('index.html')).text).toBe('Restart it');
    expect((await file('mkdocs.txt')).text).toContain('techdocs-core');
    expect(content().source).toEqual(source);
    // The stock backend does not wait for what it removes.
    while (Object.keys(content().work).length > 0) {
      await new Promise(setImmediate);
    }
  });

  it('knows nothing of the secrets of the backend', async () => {
    await start({ docs: { 'index.md': 'Restart it' } });
    install(`${working}\nenv > "$out/env.txt"`);
    process.env.GANTRY_SESSION_SECRET = 'unspoken';

    await sync();

    delete process.env.GANTRY_SESSION_SECRET;
    const { text } = await file('env.txt');
    expect(text).toContain('PATH=');
    expect(text).not.toContain('unspoken');
  });

  it('happens again only for what has changed', async () => {
    // Entities of one folder: the stock backend asks for each once a minute at most.
    await start({ docs: { 'index.md': 'Restart it' } }, ['a', 'b', 'c']);
    install(working);
    await sync('a');
    const metadata = await file('techdocs_metadata.json', 'a');
    folders.addContent({
      published: {
        default: {
          component: {
            b: {
              'index.html': 'Restart it',
              'techdocs_metadata.json': metadata.text,
            },
            c: { 'index.html': 'Old', 'techdocs_metadata.json': '{}' },
          },
        },
      },
    });

    const [same, changed] = [await sync('b'), await sync('c')];

    expect(same).toContain('{"updated":false}');
    expect(changed).toContain('{"updated":true}');
    expect((await file('index.html', 'c')).text).toBe('Restart it');
    expect(runs()).toBe(2);
  });

  it('tells how to get MkDocs, and finds it without a restart', async () => {
    await start({ docs: { 'index.md': 'Restart it' } });

    const missing = await sync();
    install(working);
    const found = await sync();

    expect(missing).toContain('event: error');
    expect(missing).toContain('MkDocs is not installed where Gantry runs');
    const ci = readFileSync(path.resolve(__dirname, '../../../../.ci/run'));
    const [, tried] = /^MKDOCS_TECHDOCS_VERSION=(.+)$/m.exec(String(ci)) ?? [];
    expect(missing).toContain(
      `${folders.resolve('venv')}/bin/pip install mkdocs-techdocs-core==${tried}"`,
    );
    expect(found).toContain('{"updated":true}');
  });

  it('tells how to get the plugin that MkDocs lacks', async () => {
    await start({ docs: { 'index.md': 'Restart it' } });
    install(
      `echo "ERROR   -  Config value 'plugins': The \\"techdocs-core\\" plugin is not installed" >&2; exit 1`,
    );

    const answer = await sync();

    expect(answer).toContain('its plugin techdocs-core is not installed');
    expect(answer).toContain('pip install mkdocs-techdocs-core==');
  });

  it.each([
    ['its YAML', 'nav: [', /unexpected end|missed comma|end of the stream/],
    ['the place of its docs', 'docs_dir: ../..', /docs_dir/],
    [
      'what MkDocs makes of it',
      'nav: [absent.md]',
      /Config value 'nav': not like this/,
    ],
  ])('names the file when it is broken: %s', async (_, text, reason) => {
    await start({ 'mkdocs.yml': text, docs: { 'index.md': 'Restart it' } });
    install(
      `echo "INFO    -  Begins"; echo "ERROR   -  Config value 'nav': not like this" >&2; exit 1`,
    );

    const [, error] = (await sync()).split('event: error');

    expect(error).toContain('MkDocs cannot build these docs');
    expect(error).toContain(`mkdocs.yml and the pages in ${folders.path}`);
    expect(error).toMatch(reason);
    expect(error).not.toMatch(/gantry-docs-|techdocs-tmp-|Begins/);
  });

  it('names the folder when it holds no docs', async () => {
    await start({ 'mkdocs.yml': 'site_name: Orders\n' });
    install(working);

    const [, error] = (await sync()).split('event: error');

    expect(error).toContain(
      `There are no docs in ${folders.resolve('source/docs')}`,
    );
  });
});
