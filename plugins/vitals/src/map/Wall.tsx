import { Button, ButtonIcon } from '@backstage/ui';
import {
  RiCloseLine,
  RiFullscreenExitLine,
  RiFullscreenLine,
} from '@remixicon/react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { FleetSummary } from '../fleet';
import { isConcealed } from '../live';
import { FiringList } from './FiringList';
import { LeftOut } from './LeftOut';
import { MapBody } from './MapBody';
import styles from './Wall.module.css';
import { WallClock } from './WallClock';
import { useFullCover } from './useFullCover';
import { FleetMap } from './useFleetMap';
import { UsedMapQuery } from './useMapQuery';
import { useFullScreen } from './useFullScreen';
import { useWakeLock } from './useWakeLock';

export interface WallProps {
  map: FleetMap;
  query: UsedMapQuery;
}

/** For a screen in the room: the map, what fires, and the time of the last answer, all to be read from a distance. */
export function Wall({ map, query }: WallProps) {
  const cover = useFullCover();
  useWakeLock();
  const fullScreen = useFullScreen();
  const { set } = query;

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        set({ isWall: false });
      }
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [set]);

  const wall = useRef<HTMLDivElement>(null);
  useEffect(() => wall.current?.focus(), [cover]);

  const { data, error } = map.fleet;
  const failure = !data && error && !isConcealed(error) ? error : undefined;

  if (!cover) {
    return null;
  }
  return createPortal(
    <div
      ref={wall}
      role="dialog"
      aria-modal
      className={styles.wall}
      aria-label="Fleet map, wall mode"
      tabIndex={-1}
    >
      <header className={styles.head}>
        <h1 className={styles.title}>
          {map.chosen.length === map.all.length
            ? 'Fleet'
            : `${map.chosen.length} of ${map.all.length} entities`}
        </h1>
        <div className={styles.counts}>
          <FleetSummary lines={map.chosen} label="What is shown, by status" />
          <LeftOut map={map} />
        </div>
        <WallClock fleet={map.fleet} />
        <div className={styles.actions}>
          {fullScreen.isPossible && (
            <ButtonIcon
              size="small"
              variant="tertiary"
              aria-label={
                fullScreen.isOn ? 'Leave full screen' : 'Fill the screen'
              }
              icon={
                fullScreen.isOn ? (
                  <RiFullscreenExitLine aria-hidden />
                ) : (
                  <RiFullscreenLine aria-hidden />
                )
              }
              onPress={fullScreen.toggle}
            />
          )}
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label="Leave wall mode"
            icon={<RiCloseLine aria-hidden />}
            onPress={() => set({ isWall: false })}
          />
        </div>
      </header>
      <div className={styles.map}>
        <MapBody map={map} query={query} view="map" place="wall" />
        {failure && (
          <div role="alert" className={styles.failure}>
            <p>Gantry does not answer. {failure.message}</p>
            <Button variant="secondary" onPress={map.fleet.retry}>
              Retry
            </Button>
          </div>
        )}
      </div>
      <FiringList map={map} />
    </div>,
    cover,
  );
}
