import type { Module } from '#platform/module.ts';

/** No tables: what it knows lies beside the database. */
export const availability: Module = { name: 'availability' };
