export * from './Age';
export * from './CodeSnippet';
export * from './ExternalLink';
export * from './RequestNotice';
export * from './StatusMark';
export * from './VerdictCard';
export * from './sourceName';
