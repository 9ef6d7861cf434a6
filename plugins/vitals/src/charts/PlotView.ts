import {
  FiringPeriod,
  ReferenceLine,
  SeriesUnit,
} from '@gantry/plugin-vitals-common';
import { AlignedSeries } from './alignSeries';
import { ValueRange } from './valueRange';

/** Something that happened at a time, such as a deployment. */
export interface Marker {
  /** ISO 8601. */
  at: string;
  label: string;
  link?: string;
}

/** All that a plot draws. */
export interface PlotView {
  data: AlignedSeries;
  unit: SeriesUnit;
  /** Milliseconds between points of which none is missing. */
  step: number;
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
  range: ValueRange;
  /** Within the range. */
  lines: ReferenceLine[];
  firing: FiringPeriod[];
  markers: Marker[];
}

/** The place of the crosshair: the values there, in the order of the series. */
export interface Hovered {
  /** Milliseconds since the epoch. */
  at: number;
  values: (number | undefined)[];
}

export interface PlotEvents {
  /** Nothing when the pointer has left. */
  onHover(hovered: Hovered | undefined): void;
  /** A span was drawn with the pointer, milliseconds since the epoch. */
  onZoom(from: number, to: number): void;
  onReset(): void;
}
