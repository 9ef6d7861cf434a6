import { Status } from '@gantry/plugin-vitals-common';
import { headline } from './headline';

function lines(...statuses: (Status | undefined)[]) {
  return statuses.map((status, index) => ({
    entityRef: `component:default/c${index}`,
    verdict: status && { status, reason: '', observedAt: '', source: '' },
  }));
}

const none = undefined;

describe('headline', () => {
  it.each([
    ['Nothing needs you', lines('ok', 'ok')],
    ['Nothing needs you, 9 report nothing', lines('ok', ...Array(9))],
    ['1 of your 2 cannot be told', lines('ok', 'unknown')],
    ['1 of your 2 cannot be told, 1 reports nothing', lines('unknown', none)],
    ['1 of your 1 needs you', lines('warning')],
    [
      '2 of your 5 need you, 1 cannot be told, 2 report nothing',
      lines('warning', 'critical', 'unknown', none, none),
    ],
    ['Nothing of yours reports its health yet', lines(none)],
  ])('says %p', (expected, given) => {
    expect(headline(given)).toBe(expected);
  });
});
