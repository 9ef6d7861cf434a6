import { createMockDirectory } from '@backstage/backend-test-utils';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import techdocsModule from '..';
import { documented, startDocs } from '../__testUtils__/startDocs';

const installed = (process.env.PATH ?? '')
  .split(path.delimiter)
  .some(folder => existsSync(path.join(folder, 'mkdocs')));
const describeMkdocs = installed ? describe : describe.skip;

const extensions = (value: unknown) =>
  JSON.stringify({ markdown_extensions: value });

describeMkdocs('docs of people who may not read the server', () => {
  const folders = createMockDirectory();
  let docs: Awaited<ReturnType<typeof startDocs>>;

  afterEach(() => docs.stop());

  async function build(mkdocsYml: string, files: Record<string, any>) {
    folders.setContent({
      work: {},
      venv: { bin: { plantuml: '#!/bin/sh\ncat\n' } },
      published: {},
      'secret.md': 'server secret',
      source: { 'mkdocs.yml': `${mkdocsYml}\n`, docs: files },
    });
    chmodSync(folders.resolve('venv/bin/plantuml'), 0o755);
    docs = await startDocs({
      entities: [documented('orders', folders.resolve('source'))],
      features: [techdocsModule],
      folders,
      generator: { mkdocs: { environment: folders.resolve('venv') } },
    });
    const { text } = await docs.get('/sync/default/component/orders');
    return text;
  }

  it.each<[string, string, Record<string, string>?]>([
    ['snippets', extensions({ 'pymdownx.snippets': { base_path: ['/'] } })],
    [
      'a default of a variable',
      'markdown_extensions: !ENV [NONE, [{pymdownx.snippets: {base_path: [/]}}]]',
    ],
    ['a diagram server', extensions([{ plantuml_markdown: { server: 'x' } }])],
    ['inlined images', extensions([{ 'pymdownx.b64': { base_path: '/' } }])],
    ['a watched folder', 'watch: [/etc]'],
    ['another folder', "nav: [{A: '!include ../../mkdocs.yml'}]"],
    ['another name', "nav: [{A: '!include ./docs/other.yml'}]"],
    [
      'a redirect',
      "plugins: [techdocs-core, {redirects: {redirect_maps: {'../../a.md': 'https://b'}}}]",
    ],
    [
      'docs of a part',
      "nav: [{A: '!include ./docs/part/mkdocs.yml'}]",
      { 'mkdocs.yml': 'site_name: part\ndocs_dir: ../../../..\n' },
    ],
    [
      'code of a part',
      "nav: [{A: '!include ./docs/part/mkdocs.yml'}]",
      { 'mkdocs.yml': 'site_name: !!python/object/apply:os.getcwd []\n' },
    ],
  ])('are refused when they reach out by %s', async (_, yml, part = {}) => {
    const answer = await build(
      `site_name: Orders\n${yml}`.replace(
        /^site_name: Orders\n\{/,
        '{"site_name":"Orders",',
      ),
      {
        'index.md': `--8<-- "${folders.resolve('secret.md')}"\n`,
        part,
      },
    );

    expect(answer).toContain('event: error');
    expect(answer).toMatch(/mkdocs\.yml may not be built: /);
    expect(folders.content()).toMatchObject({ published: {} });
  });

  it('are built without what they ask of the server', async () => {
    const secret = folders.resolve('secret.md');
    const answer = await build(
      extensions([
        {
          'pymdownx.snippets': { base_path: ['/'], restrict_base_path: false },
        },
        { toc: { permalink: true } },
      ]).replace('{', '{"site_name":"Orders",'),
      {
        'index.md': `# Orders\n\n--8<-- "${secret}"\n\n--8<-- "docs/own.txt"\n`,
        'diagram.md': `\`\`\`plantuml format="txt" source="${secret}"\nA -> B\n\`\`\`\n`,
        'own.txt': 'a text of its own',
      },
    );

    expect(answer).toContain('{"updated":true}');
    const page = (name: string) =>
      readFileSync(
        folders.resolve(`published/default/component/orders/${name}`),
        'utf8',
      );
    expect(page('index.html')).toContain('a text of its own');
    expect(page('index.html')).not.toContain('server secret');
    expect(page('diagram/index.html')).toContain('A -&gt; B');
    expect(page('diagram/index.html')).not.toContain('server secret');
  });
});
