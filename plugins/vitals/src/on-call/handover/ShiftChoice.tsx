import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import styles from './Handover.module.css';
import { Shift, boundsOfShift, shiftHours } from './shift';

export interface ShiftChoiceProps {
  shift: Shift;
  onChange(shift: Shift): void;
}

/** How long the shift was, or between which times, in the clock of the reader. */
export function ShiftChoice({ shift, onChange }: ShiftChoiceProps) {
  const isFixed = !('hours' in shift);
  const bounds = boundsOfShift(shift, Date.now());
  return (
    <div className={styles.choice}>
      <ToggleButtonGroup
        aria-label="Shift"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[isFixed ? 'fixed' : String(shift.hours)]}
        onSelectionChange={([key]) =>
          onChange(key === 'fixed' ? bounds : { hours: Number(key) })
        }
      >
        {shiftHours.map(hours => (
          <ToggleButton key={hours} id={String(hours)}>
            Last {hours} h
          </ToggleButton>
        ))}
        <ToggleButton id="fixed">From – to</ToggleButton>
      </ToggleButtonGroup>
      {isFixed && (
        <div className={styles.times}>
          {(['from', 'to'] as const).map(end => (
            <label key={end} className={styles.time}>
              {end === 'from' ? 'From' : 'To'}
              <input
                type="datetime-local"
                value={toLocal(bounds[end])}
                onChange={event =>
                  onChange({ ...bounds, [end]: fromLocal(event.target.value) })
                }
              />
            </label>
          ))}
        </div>
      )}
    </div>
  );
}

/** As the field has it: the wall clock to the minute, without a zone. */
function toLocal(time: string): string {
  const moment = Date.parse(time);
  if (Number.isNaN(moment)) {
    return '';
  }
  const offset = new Date(moment).getTimezoneOffset() * 60_000;
  return new Date(moment - offset).toISOString().slice(0, 16);
}

function fromLocal(value: string): string {
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? '' : new Date(moment).toISOString();
}
