export * from './burnRates';
export * from './judgeObjective';
export * from './objectiveTarget';
