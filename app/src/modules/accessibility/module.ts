import type { Module } from '#platform/module.ts';
import { deadlines } from './deadlines.ts';
import { forgets } from './forgets.ts';
import { policies } from './policies.ts';

export const accessibility: Module = {
  name: 'accessibility',
  forgets,
  policies,
  deadlines,
  withheld: ['accessibility.complaint.code_sha256', 'accessibility.complaint.client'],
};
