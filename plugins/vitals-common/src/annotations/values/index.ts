export * from './parseArn';
export * from './parseDuration';
export * from './parseLabels';
export * from './parseList';
export * from './parseQueries';
export * from './parseSlo';
export * from './parseTags';
export * from './parseTier';
