import { expect, test } from 'vitest';
import { modules } from '../modules.ts';
import { asOwner, testDatabase } from '../testing/database.ts';

/** Tables that hold a matter's or a submission's id, or the id of what belongs to one, and are not deleted from when it is
 *  destroyed, each with its reason. */
const STAYS: Readonly<Record<string, string>> = {
  'account.payout_account': 'to which account a benefit is paid is the account’s own record, whatever request changed it',
  'administration.hold': 'that something was kept, and why, is told by the hold as long as holds are told of',
  'administration.listed_matter': 'the list of the protocol itself: a number and what became of it',
  'cases.destroyed_matter': 'what stays of a matter: its number, form and days',
  'identity.mandate': 'a mandate outlives the request it came from; it is kept and ended by itself',
  'mailbox.destroyed_document': 'what stays of a letter or receipt: its number, digests and printed code',
  'platform.destroyed_record': 'tells old links what became of them',
  'platform.opening': 'who had a person’s data opened, and for which purpose, is a part of the audit',
};

/** Columns by which a row hangs on a matter. */
const HANGS_ON = [
  'matter_id',
  'submission_id',
  'revoking_submission_id',
  'letter_id',
  'receipt_id',
  'upd_receipt_id',
  'decision_id',
  'document_id',
  'subject_id',
  'draft_id',
  'attachment_id',
  'filed_as',
  'matter_number',
  'message_id',
  'contact_id',
];
/** Named like these, and of something else. */
const OTHERS: Readonly<Record<string, string>> = {
  'account.benefit_decision': 'decisions on benefits taken elsewhere, as the account tells them',
  'account.payer_document': 'settlement documents of the account',
};

const hanging = async (url: string): Promise<string[]> => {
  const found = await asOwner<{ name: string }>(
    url,
    `select distinct n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped and a.attname = any ('{${HANGS_ON.join(',')}}')
       and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') order by 1`,
  );
  return found.map(({ name }) => name).filter(name => !(name in OTHERS));
};

const destroyed = new Set(modules.flatMap(module => module.destroys?.tables ?? []));

test('every table that holds something of a matter says which module deletes it when the matter is destroyed, or why it stays', async () => {
  const { url } = await testDatabase({ until: 'test' });
  const tables = await hanging(url);
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.filter(name => !destroyed.has(name) && !(name in STAYS))).toEqual([]);
  expect(Object.keys(STAYS).filter(name => destroyed.has(name) || !tables.includes(name))).toEqual([]);
  await asOwner(url, 'create table cases.planted (party_id uuid, matter_id uuid)');
  expect((await hanging(url)).filter(name => !destroyed.has(name) && !(name in STAYS))).toEqual(['cases.planted']);
});

test('a module deletes only from tables of its own', () => {
  for (const { name, destroys } of modules) expect((destroys?.tables ?? []).filter(table => !table.startsWith(`${name}.`))).toEqual([]);
});
