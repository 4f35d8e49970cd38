export { type Alarm, type AlarmId, countOpenAlarms, lastVerification, listAlarms } from './store/oversight.ts';
export { listFeatureStates, type SetFeature } from './store/features.ts';
export { countProposed, findChange, listChanges } from './store/changes.ts';
export { findHold, type Hold, type HoldId, listHolds } from './store/holds.ts';
export {
  countListed,
  findProtocol,
  type ListCount,
  type ListedMatter,
  listListed,
  listProtocols,
  type Protocol,
} from './store/destruction.ts';
