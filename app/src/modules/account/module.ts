import type { Module } from '#platform/module.ts';
import { contributionUses } from './contribution-parameter-uses.ts';
import { effects } from './effects.ts';
import { parameterUses } from './parameter-uses.ts';
import { ownData } from './own-data.ts';
import { policies } from './policies.ts';
import { api } from './routes.ts';

export const account: Module = {
  name: 'account',
  nation: async () => (await import('./nation.ts')).nationPart,
  ownData,
  policies,
  effects,
  parameterUses: [...parameterUses, ...contributionUses],
  api,
};
