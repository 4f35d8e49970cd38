import type { Module } from '#platform/module.ts';
import { destroys } from './destroys.ts';
import { deadlines } from './deadlines.ts';
import { listeners } from './listeners.ts';
import { parameterUses } from './parameter-uses.ts';
import { ownData } from './own-data.ts';
import { policies } from './policies.ts';
import { api } from './routes.ts';
import { searchLetters } from './search.ts';

export const mailbox: Module = {
  name: 'mailbox',
  nation: async () => (await import('./nation.ts')).nationPart,
  parameterUses,
  destroys,
  ownData,
  policies,
  search: searchLetters,
  listeners,
  deadlines,
  api,
  withheld: ['mailbox.check_count'],
  storedFiles: ['mailbox.letter.pdf_sha256', 'mailbox.letter.xml_sha256', 'mailbox.receipt.pdf_sha256'],
};
