export * from './parseArn';
export * from './parseDuration';
export * from './parseSlo';
export * from './parseTags';
export * from './parseTier';
