export { branchHours, competentBranch, findBranch, isOpen } from './rules.ts';
export type { Opening } from './types.ts';
