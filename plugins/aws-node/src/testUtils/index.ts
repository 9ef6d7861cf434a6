export * from './MotoServer';
export * from './UpstreamStub';
