import { Objective } from '../annotations';
import { budgetWindow } from './burnRates';
import { Tallies, judgeObjective } from './judgeObjective';

const available: Objective = { indicator: 'availability', percent: 99.9 };
const fast: Objective = {
  indicator: 'latency',
  percentile: 95,
  milliseconds: 500,
};
const hour = 3_600_000;

/** Tallies of windows as `bad/total`; a window that is left out could not be read. */
function tallies(counted: Record<string, string>): Tallies {
  const { '30d': budget, ...windows } = Object.fromEntries(
    Object.entries(counted).map(([window, text]) => {
      const [bad, total] = text.split('/').map(Number);
      return [window, { bad, total }];
    }),
  );
  return { windows, budget };
}

/*
 * Worked by hand: at 99.9 % one request in 1,000 may fail, so burn = bad ÷ total × 1,000 and the budget left
 * is 1 − that of 30 days; at p95 one in 20 may be slow, so burn = bad ÷ total × 20.
 */
const recorded: [
  what: string,
  objective: Objective,
  counted: Record<string, string>,
  expected: {
    status: string;
    burn: Record<string, number | undefined>;
    budgetLeft: number;
    goneInHours?: number;
  },
][] = [
  [
    'a quiet service',
    available,
    {
      ...{ '5m': '0/3000', '30m': '3/18000', '1h': '9/36000' },
      ...{ '6h': '54/216000', '3d': '648/2592000', '30d': '6480/25920000' },
    },
    {
      status: 'ok',
      burn: { '5m': 0, '30m': 1 / 6, '1h': 0.25, '6h': 0.25, '3d': 0.25 },
      budgetLeft: 0.75,
    },
  ],
  [
    'a fast burn: 2 % of the budget in an hour',
    available,
    {
      ...{ '5m': '60/3000', '30m': '324/18000', '1h': '576/36000' },
      ...{ '6h': '630/216000', '3d': '1296/2592000', '30d': '12960/25920000' },
    },
    {
      status: 'critical',
      burn: { '5m': 20, '30m': 18, '1h': 16, '6h': 35 / 12, '3d': 0.5 },
      budgetLeft: 0.5,
      // 0.5 × 720 h ÷ 16
      goneInHours: 22.5,
    },
  ],
  [
    'a fast burn that is over: the short window is good again',
    available,
    {
      ...{ '5m': '3/3000', '30m': '180/18000', '1h': '576/36000' },
      ...{ '6h': '630/216000', '3d': '1296/2592000', '30d': '12960/25920000' },
    },
    {
      status: 'ok',
      burn: { '5m': 1, '30m': 10, '1h': 16, '6h': 35 / 12, '3d': 0.5 },
      budgetLeft: 0.5,
      goneInHours: 22.5,
    },
  ],
  [
    'a slow burn: 5 % of the budget in six hours',
    available,
    {
      ...{ '5m': '21/3000', '30m': '135/18000', '1h': '288/36000' },
      ...{ '6h': '1512/216000', '3d': '2592/2592000', '30d': '19440/25920000' },
    },
    {
      status: 'critical',
      burn: { '5m': 7, '30m': 7.5, '1h': 8, '6h': 7, '3d': 1 },
      budgetLeft: 0.25,
      // 0.25 × 720 h ÷ 8
      goneInHours: 22.5,
    },
  ],
  [
    'a creeping burn: a ticket, not a page',
    available,
    {
      ...{ '5m': '6/3000', '30m': '36/18000', '1h': '72/36000' },
      ...{ '6h': '432/216000', '3d': '3888/2592000', '30d': '23328/25920000' },
    },
    {
      status: 'warning',
      burn: { '5m': 2, '30m': 2, '1h': 2, '6h': 2, '3d': 1.5 },
      budgetLeft: 0.1,
      // 0.1 × 720 h ÷ 2
      goneInHours: 36,
    },
  ],
  [
    'exactly at a factor, which does not exceed it',
    available,
    {
      ...{ '5m': '144/10000', '30m': '0/10000', '1h': '144/10000' },
      ...{ '6h': '60/60000', '3d': '100/100000', '30d': '500/1000000' },
    },
    {
      status: 'ok',
      burn: { '5m': 14.4, '30m': 0, '1h': 14.4, '6h': 1, '3d': 1 },
      budgetLeft: 0.5,
      goneInHours: 25,
    },
  ],
  [
    'a budget that is overspent while nothing is wrong now',
    available,
    {
      ...{ '5m': '0/3000', '30m': '0/18000', '1h': '0/36000' },
      ...{ '6h': '0/216000', '3d': '0/2592000', '30d': '38880/25920000' },
    },
    {
      status: 'ok',
      burn: { '5m': 0, '30m': 0, '1h': 0, '6h': 0, '3d': 0 },
      budgetLeft: -0.5,
    },
  ],
  [
    'slow requests against a p95: 4 in 5 too slow',
    fast,
    {
      ...{ '5m': '80/100', '30m': '480/600', '1h': '960/1200' },
      ...{ '6h': '1080/7200', '3d': '2160/86400', '30d': '21600/864000' },
    },
    {
      status: 'critical',
      burn: { '5m': 16, '30m': 16, '1h': 16, '6h': 3, '3d': 0.5 },
      budgetLeft: 0.5,
      goneInHours: 22.5,
    },
  ],
  [
    'a night without requests: they are none, not unread',
    available,
    {
      ...{ '5m': '0/0', '30m': '0/0', '1h': '0/0' },
      ...{ '6h': '0/0', '3d': '100/1000000', '30d': '1000/10000000' },
    },
    {
      status: 'ok',
      burn: {
        ...{ '5m': undefined, '30m': undefined, '1h': undefined },
        ...{ '6h': undefined, '3d': 0.1 },
      },
      budgetLeft: 0.9,
    },
  ],
  [
    'figures that stopped: the last hours could not be read',
    available,
    { '3d': '100/1000000', '30d': '1000/10000000' },
    { status: 'unknown', burn: { '3d': 0.1 }, budgetLeft: 0.9 },
  ],
];

function approximately(figures: Record<string, number | undefined>) {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      figure === undefined ? undefined : expect.closeTo(figure, 9),
    ]),
  );
}

function inHours(milliseconds: number | undefined) {
  return { hours: milliseconds && milliseconds / hour };
}

describe('judgeObjective', () => {
  it.each(recorded)('judges %s', (_what, objective, counted, expected) => {
    const state = judgeObjective(objective, tallies(counted));

    expect(state).toMatchObject({
      status: expected.status,
      burn: approximately(expected.burn),
      budgetLeft: expect.closeTo(expected.budgetLeft, 9),
    });
    expect(inHours(state.goneIn)).toEqual(
      approximately({ hours: expected.goneInHours }),
    );
  });

  it('says what burns, how fast, what is left and for how long', () => {
    const [, objective, counted] = recorded[1];

    expect(judgeObjective(objective, tallies(counted)).reason).toBe(
      'availability 99.9 % burns its error budget 16.0× too fast over 1h (20.0× over 5m), 50 % of its budget left, gone in 23 h',
    );
  });

  it('pages for what burns though another window could not be read', () => {
    const state = judgeObjective(
      available,
      tallies({ '5m': '60/3000', '1h': '576/36000' }),
    );

    expect(state.status).toBe('critical');
    expect(state.budgetLeft).toBeUndefined();
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'nothing could be read',
      {},
      'availability 99.9 % cannot be judged: no figures for 1h, 5m, 6h, 30m, 3d',
    ],
    [
      'nobody asked for three days',
      { '5m': '0/0', '30m': '0/0', '1h': '0/0', '6h': '0/0', '3d': '0/0' },
      'availability 99.9 % cannot be judged: no requests in 3 days',
    ],
    [
      'nobody has asked for a month',
      {
        '5m': '0/0',
        '30m': '0/0',
        '1h': '0/0',
        '6h': '0/0',
        '3d': '0/0',
        '30d': '0/0',
      },
      'availability 99.9 % cannot be judged: no requests in 30 days',
    ],
  ])('is unknown when %s', (_what, counted, reason) => {
    expect(judgeObjective(available, tallies(counted))).toMatchObject({
      status: 'unknown',
      reason,
    });
  });

  it('grants the budget for 30 days', () => {
    expect(budgetWindow).toBe(720 * hour);
  });
});
