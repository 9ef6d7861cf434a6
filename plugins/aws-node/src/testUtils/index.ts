export * from './describeWithMoto';
export * from './inWordsOfMoto';
export * from './MotoServer';
export * from './readDenialsOfMoto';
export * from './recordCommands';
export * from './UpstreamStub';
