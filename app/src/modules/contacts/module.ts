import type { Module } from '#platform/module.ts';
import { destroys } from './destroys.ts';
import { ownData } from './own-data.ts';
import { policies } from './policies.ts';

export const contacts: Module = { name: 'contacts', ownData, destroys, policies };
