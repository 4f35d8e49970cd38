import type { Module } from '#platform/module.ts';
import { parameterUses } from './parameter-uses.ts';
import { policies } from './policies.ts';

export const desk: Module = { name: 'desk', parameterUses, policies };
