import { mockCredentials } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { VitalKind } from '@gantry/plugin-vitals-common';
import { Audience } from './Audience';
import { Caller, CallerViews } from './CallerViews';

const open = 'component:default/orders';
const secret = 'component:default/secret';

function callerFor(name: string): Caller {
  const credentials = mockCredentials.user(`user:default/${name}`);
  return { credentials, authorization: `Bearer ${name}` };
}

/** A policy whose administrators see all, and others what is not secret. */
function startViews(administrators: string[] = []) {
  const isAdministrator = (credentials: any) =>
    administrators.includes(credentials.principal.userEntityRef);
  const audience = {
    vitals: jest.fn(async () => new Set<VitalKind>(['health'])),
    mayAcknowledge: jest.fn(async () => true),
    decision: jest.fn(async (credentials: unknown): Promise<string> =>
      isAdministrator(credentials) ? 'all' : 'own',
    ),
    visible: jest.fn(
      async (refs: string[], credentials: unknown) =>
        new Set(
          refs.filter(ref => ref !== secret || isAdministrator(credentials)),
        ),
    ),
    entity: jest.fn(async (ref: string, credentials: unknown) => {
      if (ref === secret && !isAdministrator(credentials)) {
        throw new NotFoundError(`There is no entity ${ref}`);
      }
      return { kind: 'Component' };
    }),
  };
  const views = new CallerViews({
    audience: audience as unknown as Audience,
    maximumAge: 60_000,
  });
  let version = 0;
  const seen = async (name: string, ...refs: string[]) => {
    version += 1;
    const { entityRefs } = await views.of(callerFor(name), {
      key: `${version}`,
      entityRefs: new Map(refs.map(ref => [ref, undefined])),
    });
    return [...entityRefs];
  };
  return { audience, administrators, seen, views };
}

describe('what callers may see', () => {
  const alice = 'user:default/alice';
  const root = 'user:default/root';

  it.each([
    ['given to', [root], [root, alice]],
    ['taken from', [root, alice], [root]],
  ])(
    'stays apart from a right that was just %s another',
    async (_, before, after) => {
      const { administrators, seen } = startViews([...before]);
      for (const name of ['alice', 'bob', 'root']) {
        await seen(name, open);
      }

      administrators.splice(0, Infinity, ...after);

      expect(await seen('alice', open, secret)).toEqual(
        after.includes(alice) ? [open, secret] : [open],
      );
      expect(await seen('bob', open, secret)).toEqual([open]);
      expect(await seen('root', open, secret)).toEqual([open, secret]);
    },
  );

  it('is asked of a single entity once for each caller, until it is forgotten', async () => {
    const { audience, views } = startViews([root]);
    const isRead = (name: string, ref: string) =>
      views.entity(callerFor(name), ref).then(
        () => true,
        () => false,
      );

    for (const name of ['root', 'alice', 'root', 'alice']) {
      expect(await isRead(name, open)).toBe(true);
      expect(await isRead(name, secret)).toBe(name === 'root');
    }
    // What was refused is asked about each time, so that a right that is given shows at once.
    expect(audience.entity).toHaveBeenCalledTimes(5);

    views.clear();
    await isRead('root', secret);
    expect(audience.entity).toHaveBeenCalledTimes(6);
  });

  it('outlives that all of it is forgotten while it is asked for', async () => {
    const { seen, views, audience } = startViews();
    audience.vitals.mockImplementationOnce(async () => {
      await new Promise(setImmediate);
      views.clear();
      return new Set<VitalKind>(['health']);
    });

    expect(await seen('bob', open)).toEqual([open]);
  });

  it('is told all who ask while the policy changes its mind', async () => {
    const { audience, seen } = startViews();
    let decisions = 0;
    audience.decision.mockImplementation(async () => {
      decisions += 1;
      const decision = `${decisions}`;
      for (let turn = 0; turn < decisions % 3; turn += 1) {
        await new Promise(setImmediate);
      }
      return decision;
    });
    const ask = async () => {
      await new Promise(setImmediate);
      return seen('bob', open, secret);
    };

    const sights = await Promise.all(
      Array.from({ length: 8 }, async () => [await ask(), await ask()]),
    );

    expect(sights.flat()).toEqual(Array(16).fill([open]));
  });

  it('is asked once of a catalog that fails, for all who wait', async () => {
    const { seen, audience } = startViews();
    audience.visible.mockRejectedValue(new Error('The catalog is away'));

    const outcomes = await Promise.allSettled(
      ['ann', 'ben', 'cid', 'dan'].map(name => seen(name, open)),
    );

    expect(outcomes.map(({ status }) => status)).toEqual(
      Array(4).fill('rejected'),
    );
    expect(audience.visible).toHaveBeenCalledTimes(1);
  });
});
