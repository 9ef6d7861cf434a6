export * from './answers';
export * from './groupByCause';
