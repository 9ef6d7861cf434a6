import {
  Button,
  ButtonIcon,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  RiArrowLeftSLine,
  RiArrowRightSLine,
  RiZoomInLine,
  RiZoomOutLine,
} from '@remixicon/react';
import styles from './WindowBar.module.css';
import { clock } from './clock';
import { ranges } from './ranges';
import { UsedTimeWindow } from './useTimeWindow';

export interface WindowBarProps {
  used: UsedTimeWindow;
  hasTables: boolean;
  onTables(isShown: boolean): void;
  isLoading: boolean;
}

/** What span the charts show, and how: also for those who do not draw with a pointer. */
export function WindowBar({
  used,
  hasTables,
  onTables,
  isLoading,
}: WindowBarProps) {
  const { window, setWindow, reset, move, scale } = used;
  const isFixed = !('last' in window);
  const chosen = isFixed
    ? []
    : ranges.filter(({ last }) => last === window.last).map(({ id }) => id);
  return (
    <div className={styles.bar} role="group" aria-label="Time window">
      <ToggleButtonGroup
        selectionMode="single"
        aria-label="Last"
        selectedKeys={chosen}
        onSelectionChange={keys => {
          const range = ranges.find(({ id }) => keys.has(id));
          if (range) {
            setWindow({ last: range.last });
          }
        }}
      >
        {ranges.map(({ id, label }) => (
          <ToggleButton key={id} id={id} size="small">
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <span className={styles.buttons}>
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label="Earlier"
          icon={<RiArrowLeftSLine aria-hidden />}
          onPress={() => move(-1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label="Later"
          isDisabled={!isFixed}
          icon={<RiArrowRightSLine aria-hidden />}
          onPress={() => move(1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label="Zoom in"
          icon={<RiZoomInLine aria-hidden />}
          onPress={() => scale(0.5)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label="Zoom out"
          icon={<RiZoomOutLine aria-hidden />}
          onPress={() => scale(2)}
        />
      </span>
      {isFixed && (
        <span className={styles.fixed}>
          <span>
            {clock(window.from, Infinity)} to{' '}
            {clock(window.to, window.to - window.from)}
          </span>
          <Button size="small" variant="secondary" onPress={reset}>
            Reset zoom
          </Button>
        </span>
      )}
      <span className={styles.end}>
        {/* Said, not shown as a change of place: the charts stay where they are. */}
        <span role="status" className={styles.loading}>
          {isLoading && 'Loading the window'}
        </span>
        <ToggleButton size="small" isSelected={hasTables} onChange={onTables}>
          Figures
        </ToggleButton>
      </span>
    </div>
  );
}
