import type { Module } from '#platform/module.ts';
import { amendments } from './amendments.ts';
import { AMENDED, FEATURE_SWITCHED } from './events.ts';
import { jobs } from './jobs.ts';
import { parameterUses } from './parameter-uses.ts';
import { policies } from './policies.ts';
import { searchDestroyed } from './search.ts';

export const administration: Module = {
  name: 'administration',
  policies,
  search: searchDestroyed,
  jobs,
  parameterUses,
  storedFiles: ['administration.protocol.pdf_sha256'],
  amends: { hears: [AMENDED, FEATURE_SWITCHED], read: amendments },
};
