import { createMockDirectory } from '@backstage/backend-test-utils';
import techdocsModule from '..';
import { documented, outsider, startDocs } from '../__testUtils__/startDocs';

describe('built docs', () => {
  const folders = createMockDirectory();
  let docs: Awaited<ReturnType<typeof startDocs>>;

  beforeAll(async () => {
    const site = { 'index.html': 'a page', search: { 'x.json': '{}' } };
    folders.setContent({
      work: {},
      published: {
        default: { component: { open: site, 'secret-plan': site } },
      },
    });
    docs = await startDocs({
      entities: ['open', 'secret-plan'].map(name =>
        documented(name, folders.path),
      ),
      features: [techdocsModule],
      folders,
    });
  });

  afterAll(() => docs.stop());

  it('are served to those who may see their entity', async () => {
    const own = await docs.get(
      '/static/docs/default/component/secret-plan/index.html',
    );
    const open = await docs.get(
      '/static/docs/default/component/open/search/x.json',
      outsider,
    );

    expect(own).toEqual({ status: 200, text: 'a page' });
    expect(open.status).toBe(200);
  });

  it.each([
    '/static/docs/default/component/secret-plan/index.html',
    '/static/docs/Default/Component/Secret-Plan/index.html',
    '/static/docs//default/component/secret-plan/index.html',
    '/static/docs/./default/component/secret-plan/index.html',
    '/static/docs/default//component/secret-plan/index.html',
    '/static/docs/default/component//secret-plan/index.html',
    '/static/docs/default/component/open/../secret-plan/index.html',
    '/static/docs/default/component/open/%2e%2e/secret-plan/index.html',
    '/static/docs/default/component/open/..%2fsecret-plan/index.html',
    '/static/docs/default/component/open/search/..%2f..%2fsecret-plan/index.html',
    '/static/docs/default/component%2fsecret-plan/index.html/x/y',
    '/static/docs/default%2fcomponent%2fsecret-plan/index.html',
    '/static//docs/default/component/secret-plan/index.html',
    '//static/docs/default/component/secret-plan/index.html',
    '/static/docs/default/component/secret%2dplan/index.html',
    '/STATIC/DOCS//default/component/secret-plan/index.html',
    '/static/docs/default/component/open/%zz',
    '/metadata/techdocs/default/component/secret-plan',
    '/metadata/entity/default/component/secret-plan',
    '/sync/default/component/secret-plan',
  ])('are as absent to others as those that are not there: %s', async route => {
    const answer = await docs.get(route, outsider);

    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('a page');
  });
});
