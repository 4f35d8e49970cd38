import type { Module } from '#platform/module.ts';
import { destroys } from './destroys.ts';
import { features } from './features.ts';
import { jobs } from './jobs.ts';
import { listeners } from './listeners.ts';
import { ownData } from './own-data.ts';
import { parameterUses } from './parameter-uses.ts';
import { policies } from './policies.ts';
import { api } from './routes.ts';
import { searchSubmissions } from './search.ts';

export const submissions: Module = {
  name: 'submissions',
  parameterUses,
  nation: async () => (await import('./nation.ts')).nationPart,
  features,
  destroys,
  ownData,
  policies,
  search: searchSubmissions,
  listeners,
  jobs,
  api,
  storedFiles: ['submissions.attachment.sha256'],
};
