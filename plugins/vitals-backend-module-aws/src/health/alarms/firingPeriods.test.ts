import { alarm as metricAlarm } from '../../__testUtils__/fakeAws';
import { AlarmChange } from './AlarmChange';
import { toAlarmRecord } from './AlarmRecord';
import { firingPeriods } from './firingPeriods';

const at = (minute: number) => Date.UTC(2026, 0, 1, 12, minute);
const window = { from: new Date(at(10)), to: new Date(at(40)) };

const change = (
  minute: number,
  from: AlarmChange['from'],
  to: AlarmChange['to'],
): AlarmChange => ({ alarm: 'a', at: at(minute), from, to, summary: '' });

function periods(
  changes: AlarmChange[],
  state: 'OK' | 'ALARM' = 'OK',
  isCut = false,
) {
  const alarm = toAlarmRecord(
    metricAlarm('a', {
      StateValue: state,
      StateTransitionedTimestamp: new Date(at(5)),
    }),
    at(45),
  );
  return firingPeriods(
    [{ alarm, changes, isCut }],
    window,
    () => undefined,
  ).map(({ from, to }) => `${from.slice(14, 16)}-${to?.slice(14, 16) ?? ''}`);
}

describe('firingPeriods', () => {
  it.each<[string, string[], string[]]>([
    [
      'are those between firing and anything else',
      periods([
        change(12, 'quiet', 'firing'),
        change(15, 'firing', 'no-data'),
        change(20, 'no-data', 'firing'),
        change(21, 'firing', 'quiet'),
      ]),
      ['12-15', '20-21'],
    ],
    [
      'begin with the window where the alarm was firing before',
      periods([change(15, 'firing', 'quiet')]),
      ['10-15'],
    ],
    [
      'have no end while it fires',
      periods([change(30, 'no-data', 'firing')], 'ALARM'),
      ['30-'],
    ],
    [
      'are the whole window where nothing has changed',
      periods([], 'ALARM'),
      ['10-'],
    ],
    ['are none of a quiet alarm', periods([]), []],
    [
      'end after the window, if they do',
      periods([change(42, 'firing', 'quiet')]),
      ['10-42'],
    ],
    [
      'are none that began after the window',
      periods([change(41, 'quiet', 'firing')], 'ALARM'),
      [],
    ],
    [
      'claim nothing of what lies before the history that is known',
      periods(
        [change(30, 'firing', 'quiet'), change(33, 'quiet', 'firing')],
        'ALARM',
        true,
      ),
      ['33-'],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
