export { branchHours, competentBranch, findBranch, handlingBranch, hoursOn, isOpen, openingOn, timesOf, writtenHours } from './rules.ts';
export type { Opening } from './types.ts';
export { branchesVocabulary } from './policies.ts';
