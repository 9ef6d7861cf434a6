export * from './PlotView';
export * from './TimeChart';
export * from './WindowBar';
export * from './clock';
export * from './formatValue';
export * from './useTimeWindow';
