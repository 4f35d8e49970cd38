import type { Module } from '#platform/module.ts';
import { deadlines } from './clocks.ts';
import { policies } from './policies.ts';

export const cases: Module = { name: 'cases', policies, deadlines };
