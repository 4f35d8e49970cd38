export { countProposed, findChange, listChanges } from './store/changes.ts';
