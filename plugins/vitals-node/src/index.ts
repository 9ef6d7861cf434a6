export * from './extensionPoint';
export * from './notice';
export * from './provider';
export * from './UpstreamError';
export * from './unlessAborted';
