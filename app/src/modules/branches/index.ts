export { branchHours, competentBranch, findBranch, handlingBranch, isOpen } from './rules.ts';
export type { Opening } from './types.ts';
export { branchesVocabulary } from './policies.ts';
