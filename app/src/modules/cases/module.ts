import type { Module } from '#platform/module.ts';
import { deadlines } from './clocks.ts';
import { parameterUses } from './parameter-uses.ts';
import { policies } from './policies.ts';

export const cases: Module = { name: 'cases', parameterUses, policies, deadlines };
