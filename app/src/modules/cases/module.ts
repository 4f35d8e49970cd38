import type { Module } from '#platform/module.ts';
import { destroys } from './destroys.ts';
import { deadlines } from './clocks.ts';
import { parameterUses } from './parameter-uses.ts';
import { ownData } from './own-data.ts';
import { policies } from './policies.ts';
import { api } from './routes.ts';
import { searchMatters } from './search.ts';

export const cases: Module = {
  name: 'cases',
  nation: async () => (await import('./nation.ts')).nationPart,
  parameterUses,
  destroys,
  ownData,
  policies,
  search: searchMatters,
  deadlines,
  api,
};
