import type { Module } from '#platform/module.ts';
import { policies } from './policies.ts';
import { api } from './routes.ts';

/** No tables: the directory of branches is part of the institution's pack. */
export const branches: Module = { name: 'branches', policies, api };
