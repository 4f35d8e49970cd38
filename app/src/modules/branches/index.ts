export {
  branchHours,
  competentBranch,
  findBranch,
  handlingBranch,
  hoursOn,
  isOpen,
  nationwideTopics,
  openingOn,
  timesOf,
  writtenHours,
} from './rules.ts';
export type { Opening } from './types.ts';
export { branchesVocabulary } from './policies.ts';
