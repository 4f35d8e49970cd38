export { filedSetUpTo, findSet, listSets } from './store/sets.ts';
