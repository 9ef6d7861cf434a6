export * from './annotations';
export * from './answers';
export * from './failure';
export * from './health';
export * from './nearest';
export * from './permissions';
export * from './reading';
export * from './verdict';
