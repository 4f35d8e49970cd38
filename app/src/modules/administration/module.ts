import type { Module } from '#platform/module.ts';
import { amendments } from './amendments.ts';
import { AMENDED } from './events.ts';
import { policies } from './policies.ts';

export const administration: Module = { name: 'administration', policies, amends: { hears: [AMENDED], read: amendments } };
