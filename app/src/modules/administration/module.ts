import type { Module } from '#platform/module.ts';
import { amendments } from './amendments.ts';
import { AMENDED, FEATURE_SWITCHED } from './events.ts';
import { jobs } from './jobs.ts';
import { parameterUses } from './parameter-uses.ts';
import { policies } from './policies.ts';

export const administration: Module = {
  name: 'administration',
  policies,
  jobs,
  parameterUses,
  amends: { hears: [AMENDED, FEATURE_SWITCHED], read: amendments },
};
