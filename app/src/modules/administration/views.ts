export { listFeatureStates, type SetFeature } from './store/features.ts';
export { countProposed, findChange, listChanges } from './store/changes.ts';
