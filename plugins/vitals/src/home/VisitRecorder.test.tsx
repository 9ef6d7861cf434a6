import { StorageApi, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { act } from '@testing-library/react';
import { guest, visitedBefore } from '../__testUtils__/visits';
import { visitRecorder } from '../extensions';
import { entityRouteRef } from '../routes';
import { observeVisits } from './recentVisits';

const storage = () =>
  visitedBefore(['component:default/a', 'component:default/b']);

function visitsOf(storageApi: StorageApi, user = guest) {
  let visits: string[] = [];
  observeVisits(storageApi, user, found => {
    visits = found;
  }).unsubscribe();
  return visits;
}

function visit(path: string, storageApi: StorageApi) {
  renderTestApp({
    extensions: [visitRecorder],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [storageApiRef, storageApi],
      mockApis.identity({ userEntityRef: guest }),
    ],
  });
}

describe('the recorder of visits', () => {
  beforeEach(() =>
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] }),
  );
  afterEach(() => jest.useRealTimers());

  it('puts the entity whose tab is open before those of earlier', async () => {
    const storageApi = storage();
    visit('/catalog/default/component/B/ci', storageApi);

    await act(() => jest.advanceTimersByTimeAsync(5_000));

    expect(visitsOf(storageApi)).toEqual([
      'component:default/b',
      'component:default/a',
    ]);
    expect(visitsOf(storageApi, 'user:default/other')).toEqual([]);
  });

  it.each([
    ['a page that is only passed through', '/catalog/default/component/c', 1],
    ['a page of no entity', '/catalog', 5],
  ])('does not record %s', async (_, path, seconds) => {
    const storageApi = storage();
    visit(path, storageApi);

    await act(() => jest.advanceTimersByTimeAsync(seconds * 1_000));

    expect(visitsOf(storageApi)).toEqual([
      'component:default/a',
      'component:default/b',
    ]);
  });
});
