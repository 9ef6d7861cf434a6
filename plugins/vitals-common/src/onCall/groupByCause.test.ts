import { CauseGroup, FailingEntity, groupByCause } from './groupByCause';

const minute = 60_000;
const midnight = Date.parse('2026-11-25T00:00:00Z');
const timeOf = (minutes: string) =>
  new Date(midnight + Number(minutes) * minute).toISOString();
const full = (name: string) =>
  name.includes(':')
    ? name.replace(':', ':default/')
    : `component:default/${name}`;
const short = (ref: string) =>
  ref.replace('component:default/', '').replace(':default/', ':');

/**
 * For example `db critical 120`: since minute 120 of the day; `>100` for failing since minute 100, and `@x` for what a
 * source x says nothing of.
 */
function failingOf(lines: string[]): FailingEntity[] {
  return lines.map(line => {
    const [name, status, ...more] = line.split(' ');
    const since = more.find(word => /^\d/.test(word));
    const failingSince = more.find(word => word.startsWith('>'))?.slice(1);
    const source = more.find(word => word.startsWith('@'));
    return {
      entityRef: full(name),
      status: status as FailingEntity['status'],
      since: since && timeOf(since),
      failingSince: failingSince && timeOf(failingSince),
      silentSource: source?.slice(1),
    };
  });
}

/** From `a > b c`: a needs b and c. */
function graphOf(edges: string[], well: string[] = []) {
  const needed = new Map<string, string[]>();
  for (const edge of edges) {
    const [from, to] = edge.split(' > ');
    const before = needed.get(full(from)) ?? [];
    needed.set(full(from), [...before, ...to.split(' ').map(full)]);
  }
  const isWell = new Set(well.map(full));
  return {
    needs: jest.fn((ref: string) => needed.get(ref) ?? []),
    isWell: (ref: string) => isWell.has(ref),
    nameOf: (ref: string) => ref.split('/')[1],
  };
}

type TestGraph = ReturnType<typeof graphOf>;

/** From `db < web api`: web and api fold under db. */
function groupsOf(groups: CauseGroup[]): string[] {
  return groups.map(({ cause, entityRefs }) => {
    const [first, ...others] = entityRefs.map(short);
    const name =
      'source' in cause ? `@${cause.source}` : short(cause.entityRef);
    const rest = name === first ? others : [first, ...others];
    return [name, ...(rest.length > 0 ? ['<', ...rest] : [])].join(' ');
  });
}

interface Case {
  needs: string[];
  well?: string[];
  failing: string[];
  groups: string[];
  /** Of the first group. */
  because?: string;
}

const cases: Record<string, Case> = {
  'what needs nothing that fails': {
    needs: ['web > api', 'api > db'],
    well: ['api', 'db'],
    failing: ['web critical 100'],
    groups: ['web'],
  },
  'services that fail with their database': {
    needs: ['web > db', 'api > db', 'jobs > db'],
    failing: [
      'web critical 101',
      'db critical 100',
      'api critical 102',
      'jobs critical 100',
    ],
    groups: ['db < jobs web api'],
    because: '3 services that depend on db turned critical within 2 min of it',
  },
  'a chain, to its deepest': {
    needs: ['web > api', 'api > queue', 'queue > db'],
    failing: [
      'web critical 103',
      'api critical 102',
      'queue warning 101',
      'db critical 100',
    ],
    groups: ['db < api web queue'],
    because:
      '3 services that depend directly or indirectly on db turned critical or warning within 3 min of it',
  },
  'a diamond, each once': {
    needs: ['web > left right', 'left > db', 'right > db'],
    failing: [
      'db critical 100',
      'left warning 101',
      'right warning 101',
      'web critical 101',
    ],
    groups: ['db < web left right'],
  },
  'two incidents that have nothing in common': {
    needs: ['web > db', 'shop > cache'],
    failing: [
      'web critical 101',
      'db critical 100',
      'shop warning 101',
      'cache critical 99',
    ],
    groups: ['cache < shop', 'db < web'],
    because:
      '1 service that depends on cache turned warning within 2 min of it',
  },
  'two causes, the one that began closest before': {
    needs: ['web > old new'],
    failing: ['web critical 200', 'old critical 100', 'new warning 190'],
    groups: ['old', 'new < web'],
  },
  'two causes, the one before rather than the one after': {
    needs: ['web > before after'],
    failing: ['web critical 100', 'before critical 95', 'after critical 101'],
    groups: ['before < web', 'after'],
  },
  'two causes, the one just after rather than the one hours before': {
    needs: ['web > old after'],
    failing: ['web critical 400', 'old critical 100', 'after critical 403'],
    groups: ['old', 'after < web'],
  },
  'two causes at once, the worse': {
    needs: ['web > a b'],
    failing: ['web critical 100', 'a warning 100', 'b critical 100'],
    groups: ['b < web', 'a'],
  },
  'two equal causes, the nearer': {
    needs: ['web > api z', 'api > a'],
    failing: ['web critical 100', 'a critical 100', 'z critical 100'],
    groups: ['a', 'z < web'],
  },
  'two causes that nothing tells apart, the first by name': {
    needs: ['web > b a'],
    failing: ['web critical 100', 'b critical 100', 'a critical 100'],
    groups: ['a < web', 'b'],
  },
  'a circle, under what began first': {
    needs: ['a > b', 'b > c', 'c > a', 'web > a'],
    failing: [
      'a critical 102',
      'b critical 100',
      'c critical 101',
      'web critical 130',
    ],
    groups: ['b < c a web'],
    because:
      '3 services that depend directly or indirectly on b turned critical within 30 min of it',
  },
  'a circle that began at once, under the worse and then the first by name': {
    needs: ['a > b', 'b > c', 'c > a'],
    failing: ['a warning 100', 'c critical 100', 'b critical 100'],
    groups: ['b < c a'],
  },
  'a circle above a cause, but for what began long before it': {
    needs: ['a > b', 'b > a db'],
    failing: ['a critical 10', 'b critical 101', 'db critical 100'],
    groups: ['a', 'db < b'],
  },
  'an unknown one in the middle, as a member': {
    needs: ['web > api', 'api > db'],
    failing: ['web critical 101', 'api unknown 20', 'db critical 100'],
    groups: ['db < web api'],
    because:
      '1 service that depends indirectly on db turned critical within 1 min of it; 1 service between them is unknown',
  },
  'an unknown one at the end, by itself': {
    needs: ['web > api', 'api > db'],
    failing: ['web critical 101', 'api critical 100', 'db unknown 90'],
    groups: ['api < web', 'db'],
  },
  'an unknown one at the beginning, by itself': {
    needs: ['web > api', 'api > web db'],
    failing: ['web unknown 100', 'api critical 100', 'db unknown 90'],
    groups: ['api', 'db', 'web'],
  },
  'a healthy one in the middle, apart': {
    needs: ['web > api', 'api > db'],
    well: ['api'],
    failing: ['web critical 101', 'db critical 100'],
    groups: ['db', 'web'],
  },
  'a way round the healthy one': {
    needs: ['web > api other', 'api > db', 'other > db'],
    well: ['api'],
    failing: ['web critical 101', 'db critical 100'],
    groups: ['db < web'],
  },
  'entities of all kinds': {
    needs: [
      'a > db',
      'b > db',
      'resource:c > db',
      'system:d > db',
      'api:e > db',
      'domain:f > db',
    ],
    failing: [
      'a critical 101',
      'b critical 101',
      'resource:c critical 101',
      'system:d critical 101',
      'api:e critical 101',
      'domain:f critical 101',
      'db critical 100',
    ],
    groups: ['db < api:e a b domain:f resource:c system:d'],
    because:
      '2 services, 1 resource, 1 API, 1 system and 1 other that depend on db turned critical within 1 min of it',
  },
  'a cause that the caller may not see, apart': {
    needs: [],
    failing: ['web critical 101', 'api critical 101'],
    groups: ['api', 'web'],
  },
  'an API in the middle, of which nothing is known': {
    needs: ['web > api:orders', 'api:orders > orders'],
    failing: ['web critical 101', 'orders critical 100'],
    groups: ['orders < web'],
    because:
      '1 service that depends indirectly on orders turned critical within 1 min of it',
  },
  'a dependent that began hours earlier, apart': {
    needs: ['web > db', 'api > db'],
    failing: ['web critical 10', 'api critical 100', 'db critical 100'],
    groups: ['web', 'db < api'],
  },
  'a dependent whose alarm is the faster': {
    needs: ['web > db', 'api > db'],
    failing: ['web critical 85', 'api critical 84', 'db critical 100'],
    groups: ['api', 'db < web'],
    because: undefined,
  },
  'a cause that was a warning first': {
    needs: ['web > db'],
    failing: ['web critical 100', 'db critical 200 >99'],
    groups: ['db < web'],
    because: '1 service that depends on db turned critical within 1 min of it',
  },
  'a dependent that was a warning first': {
    needs: ['web > db'],
    failing: ['web critical 200 >100', 'db critical 98'],
    groups: ['db < web'],
    because: '1 service that depends on db began to fail within 2 min of it',
  },
  'times that are unknown': {
    needs: ['web > db', 'api > db', 'jobs > db'],
    failing: [
      'web critical',
      'api warning 101',
      'jobs critical 103',
      'db critical 100',
    ],
    groups: ['db < web jobs api'],
    because:
      '3 services that depend on db are critical or warning at the same time, 2 of them since within 3 min of it',
  },
  'a cause whose time is unknown, after those that are known': {
    needs: ['web > db cache', 'resource:jobs > db'],
    failing: [
      'web critical 10',
      'resource:jobs warning 10',
      'cache warning 0',
      'db critical',
    ],
    groups: ['db < resource:jobs', 'cache < web'],
    because: '1 resource that depends on db is warning at the same time',
  },
  'one that needs itself, and twice the same': {
    needs: ['db > db', 'web > db db web', 'web > db'],
    failing: ['web critical 3000', 'resource:x critical 5', 'db critical 0'],
    groups: ['db < web', 'resource:x'],
    because: '1 service that depends on db turned critical within 3 d of it',
  },
  'a source that says nothing': {
    needs: ['a > b'],
    failing: [
      'a unknown 100 @cloudwatch/prod',
      'b unknown 101 @cloudwatch/prod',
      'resource:c unknown @cloudwatch/prod',
      'd unknown 100 @prometheus',
      'e unknown 102 @prometheus',
      'f unknown 103',
    ],
    groups: ['@cloudwatch/prod < resource:c a b', 'd', 'e', 'f'],
    because:
      '2 services and 1 resource are unknown because cloudwatch/prod has not answered since 2026-11-25 01:41 UTC',
  },
  'a source that says nothing, since nobody knows when': {
    needs: [],
    failing: ['a unknown @x', 'b unknown @x', 'c unknown @x'],
    groups: ['@x < a b c'],
    because: '3 services are unknown because x does not answer',
  },
  'one that is given although it is well, as nothing but its own cause': {
    needs: ['web > flapping', 'flapping > db'],
    well: ['flapping'],
    failing: ['web critical 100', 'flapping critical 99', 'db critical 98'],
    groups: ['db < flapping', 'web'],
  },
};

describe('groupByCause folds', () => {
  it.each(Object.entries(cases))('%s', (_, { needs, well, ...expected }) => {
    const failing = failingOf(expected.failing);

    const groups = groupByCause(failing, graphOf(needs, well));
    const backwards = groupByCause(
      [...failing].reverse(),
      graphOf(
        [...needs].reverse().map(edge => {
          const [from, to] = edge.split(' > ');
          return `${from} > ${to.split(' ').reverse().join(' ')}`;
        }),
        well,
      ),
    );

    expect(groupsOf(groups)).toEqual(expected.groups);
    expect(backwards).toEqual(groups);
    expect(groups[0].because).toBe(
      'because' in expected ? expected.because : groups[0].because,
    );
  });

  it('a chain of ten thousand, asking each once what it needs', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `s${i}`);
    const graph = graphOf(
      names.slice(1).map((name, i) => `${names[i]} > ${name}`),
    );

    const groups = groupByCause(
      failingOf(names.map(name => `${name} critical 100`)),
      graph,
    );

    expect(groups).toHaveLength(1);
    expect(groups[0].cause).toEqual({ entityRef: full('s9999') });
    expect(groups[0].entityRefs).toHaveLength(10_000);
    expect(graph.needs).toHaveBeenCalledTimes(10_000);
  });

  it('a circle of ten thousand', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `s${i}`);
    const edges = names.map(
      (name, i) => `${name} > ${names[(i + 1) % 10_000]}`,
    );

    const groups = groupByCause(
      failingOf(names.map((name, i) => `${name} critical ${i ? 100 : 99}`)),
      graphOf(edges),
    );

    expect(groups).toHaveLength(1);
    expect(groups[0].cause).toEqual({ entityRef: full('s0') });
  });
});

describe('groupByCause on a thousand generated graphs', () => {
  const generated = Array.from({ length: 1_000 }, (_, seed) => {
    const { failing, graph } = generate(seed);
    const byRef = new Map(failing.map(each => [each.entityRef, each]));
    const groups = groupByCause(failing, graph);
    const causes = groups
      .filter(({ cause }) => 'entityRef' in cause)
      .map(({ entityRefs }) => {
        const [cause, ...others] = entityRefs.map(ref => byRef.get(ref)!);
        return { cause, others };
      });
    return { failing, graph, groups, causes };
  });

  it('puts each in one group, with a reason for each that is not alone', () => {
    for (const { failing, groups } of generated) {
      expect(groups.flatMap(({ entityRefs }) => entityRefs).sort()).toEqual(
        failing.map(({ entityRef }) => entityRef).sort(),
      );
      const unreasoned = groups.filter(
        ({ entityRefs, because }) => entityRefs.length > 1 && !because,
      );
      expect(unreasoned).toEqual([]);
    }
  });

  it('never names one that is well, hidden or unknown as a cause of others', () => {
    for (const { graph, causes } of generated) {
      const wrong = causes.filter(
        ({ cause, others }) =>
          graph.isWell(cause.entityRef) ||
          (cause.status === 'unknown' && others.length > 0),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('folds only what leads to the cause past none that is well, and began no earlier', () => {
    const folded = generated.flatMap(({ graph, causes }) =>
      causes.flatMap(({ cause, others }) =>
        others.map(other => ({ graph, cause, other })),
      ),
    );

    expect(folded.length).toBeGreaterThan(1_000);
    for (const { graph, cause, other } of folded) {
      expect(mayFailFor(other, cause, graph)).toBe(true);
    }
  });

  it('leaves nothing by itself that could fail for another', () => {
    for (const { graph, causes } of generated) {
      const failing = causes
        .map(({ cause }) => cause)
        .filter(({ status }) => status !== 'unknown');
      const unfolded = failing.filter(one =>
        failing.some(other => mayFailFor(one, other, graph)),
      );
      expect(unfolded).toEqual([]);
    }
  });
});

/** The rules again, as plainly as they can be said. */
function mayFailFor(
  one: FailingEntity,
  cause: FailingEntity,
  graph: TestGraph,
) {
  const began = ({ since }: FailingEntity) => Date.parse(since ?? '');
  const tooEarly =
    one.status !== 'unknown' && began(one) < began(cause) - 15 * minute;
  return !tooEarly && isReachable(one.entityRef, cause.entityRef, graph);
}

function isReachable(from: string, to: string, graph: TestGraph): boolean {
  const seen = new Set([from]);
  for (const ref of seen) {
    graph
      .needs(ref)
      .filter(each => !graph.isWell(each))
      .forEach(each => seen.add(each));
  }
  return from !== to && seen.has(to);
}

/** A graph of up to 30 entities with a third of them failing, always the same for a seed. */
function generate(seed: number) {
  const random = randomFrom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const names = Array.from({ length: 5 + pick(25) }, (_, i) => `s${i}`);
  const edges = names.flatMap(name =>
    Array.from(
      { length: pick(4) },
      () => `${name} > ${names[pick(names.length)]}`,
    ),
  );
  const failing: string[] = [];
  const well: string[] = [];
  for (const name of names) {
    const fate = random();
    const since = random() < 0.9 ? ` ${100 + pick(60)}` : '';
    if (fate < 0.25) {
      failing.push(`${name} critical${since}`);
    } else if (fate < 0.4) {
      failing.push(`${name} warning${since}`);
    } else if (fate < 0.55) {
      failing.push(`${name} unknown${since}${pick(2) ? ' @x' : ''}`);
    } else if (fate < 0.8) {
      well.push(name);
    }
  }
  return { failing: failingOf(failing), graph: graphOf(edges, well) };
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    /* eslint-disable no-bitwise */
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
}
