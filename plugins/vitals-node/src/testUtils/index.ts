export * from './stopClock';
