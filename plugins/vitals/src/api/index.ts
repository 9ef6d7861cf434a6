export * from './VitalsApi';
export * from './VitalsClient';
export * from './vitalsApiRef';
