import type { Module } from '#platform/module.ts';
import { jobs } from './jobs.ts';
import { listeners } from './listeners.ts';
import { policies } from './policies.ts';
import { routes } from './routes.ts';

export const submissions: Module = { name: 'submissions', policies, listeners, jobs, routes };
