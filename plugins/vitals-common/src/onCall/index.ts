export * from './answers';
export * from './groupByCause';
export * from './handoverMarkdown';
