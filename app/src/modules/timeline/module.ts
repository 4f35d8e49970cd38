import type { Module } from '#platform/module.ts';
import { destroys } from './destroys.ts';
import { listeners } from './listeners.ts';
import { ownData } from './own-data.ts';
import { policies } from './policies.ts';

export const timeline: Module = {
  name: 'timeline',
  nation: async () => (await import('./nation.ts')).nationPart,
  destroys,
  ownData,
  policies,
  listeners,
};
