import type { Module } from '#platform/module.ts';
import { features } from './features.ts';
import { jobs } from './jobs.ts';
import { listeners } from './listeners.ts';
import { policies } from './policies.ts';
import { searchSubmissions } from './search.ts';
import { routes } from './routes.ts';

export const submissions: Module = {
  name: 'submissions',
  features,
  policies,
  search: searchSubmissions,
  listeners,
  jobs,
  routes,
  storedFiles: ['submissions.attachment.sha256'],
};
