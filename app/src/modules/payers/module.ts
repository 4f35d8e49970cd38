import type { Module } from '#platform/module.ts';
import { destroys } from './destroys.ts';
import { effects } from './effects.ts';
import { formEnds } from './form-ends.ts';
import { jobs } from './jobs.ts';
import { ownData } from './own-data.ts';
import { parameterUses } from './parameter-uses.ts';
import { policies } from './policies.ts';
import { api } from './routes.ts';

export const payers: Module = {
  name: 'payers',
  policies,
  destroys,
  effects,
  formEnds,
  jobs,
  ownData,
  parameterUses,
  api,
  storedFiles: ['payers.document_set.sha256'],
};
