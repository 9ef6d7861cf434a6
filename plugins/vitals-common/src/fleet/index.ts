export * from './fleetColumns';
