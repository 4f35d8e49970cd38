import type { Module } from '#platform/module.ts';
import { deadlines } from './deadlines.ts';
import { policies } from './policies.ts';

export const accessibility: Module = {
  name: 'accessibility',
  policies,
  deadlines,
  withheld: ['accessibility.complaint.code_sha256', 'accessibility.complaint.client'],
};
