import type { Module } from '#platform/module.ts';
import { destroys } from './destroys.ts';
import { forgets } from './forgets.ts';
import { ownData } from './own-data.ts';
import { policies } from './policies.ts';

export const contacts: Module = { name: 'contacts', ownData, destroys, forgets, policies };
