export * from './extensionPoint';
export * from './provider';
export * from './UpstreamError';
export * from './unlessAborted';
