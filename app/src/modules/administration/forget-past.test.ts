import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { michal } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { forgetPast } from './forget-past.ts';
import { placeHold } from './use-cases/place-hold.ts';

let h: TestHouse;
beforeAll(async () => {
  h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(h.house);
});

const contact = async (partyId: string, at: string, matterId: string | null = null): Promise<string> => {
  const id = randomUUID();
  await asOwner(
    h.url,
    `insert into contacts.contact (party_id, contact_id, channel, direction, began_at, matter_id) values ($1, $2, 'call', 'to-us', $3, $4)`,
    [partyId, id, at, matterId],
  );
  await asOwner(
    h.url,
    `insert into contacts.note (party_id, contact_id, version, asked, answered, written_by, written_role, written_at) values ($1, $2, 1, 'x', 'y', $3, 'clerk', $4)`,
    [partyId, id, randomUUID(), at],
  );
  return id;
};
const complaint = async (answeredAt: string | null): Promise<string> => {
  const id = randomUUID();
  await asOwner(
    h.url,
    `insert into accessibility.complaint (complaint_id, number, code_sha256, client, name, contact, place, matter, wish, filed_at, answer_by, answer, answered_by, answered_at)
     values ($1::uuid, $1::text, 'x', 'x', 'x', 'x', 'x', 'x', 'x', '2026-11-24', '2026-12-01', $2, $3, $4)`,
    [id, answeredAt === null ? null : 'tak', answeredAt === null ? null : randomUUID(), answeredAt],
  );
  return id;
};
const isThere = async (table: string, column: string, id: string): Promise<boolean> =>
  (await asOwner(h.url, `select 1 from ${table} where ${column} = $1`, [id])).length > 0;
const contactIsThere = (id: string) => isThere('contacts.contact', 'contact_id', id);
const complaintIsThere = (id: string) => isThere('accessibility.complaint', 'complaint_id', id);

test('a contact in no matter and an answered complaint go when their years are over, not before', async () => {
  const old = await contact(cast.anna.id, '2026-11-24');
  const inMatter = await contact(cast.anna.id, '2026-11-24', randomUUID());
  const [answered, open] = [await complaint('2026-11-30'), await complaint(null)];
  h.itIs('2031-12-31T23:00:00+01:00');
  await forgetPast(h.house);
  expect([await contactIsThere(old), await complaintIsThere(answered)]).toEqual([true, true]);
  h.itIs('2032-01-01T04:00:00+01:00');
  const young = await contact(cast.anna.id, '2027-02-01');
  await forgetPast(h.house);
  expect([await contactIsThere(old), await isThere('contacts.note', 'contact_id', old), await complaintIsThere(answered)]).toEqual([
    false,
    false,
    false,
  ]);
  expect([await contactIsThere(inMatter), await contactIsThere(young), await complaintIsThere(open)]).toEqual([true, true, true]);
});

test('what is past its period stays while its party is on hold, and goes for others', async () => {
  const [ofJan, ofMaria] = [await contact(cast.jan.id, '2026-11-24'), await contact(cast.maria.id, '2026-11-24')];
  const held = await transact(h.house, michal, ctx => placeHold(ctx, { subject: cast.jan.pesel, reason: 'Sąd' }));
  expect(held.ok).toBe(true);
  await forgetPast(h.house);
  expect([await contactIsThere(ofJan), await contactIsThere(ofMaria)]).toEqual([true, false]);
});

test('a removed file stays while whoever took it away is on hold', async () => {
  const sha256 = await h.house.storage.put(Buffer.from('usunięty załącznik Jana'));
  await asOwner(h.url, `insert into platform.removed_file (sha256, removed_at) values ($1, '2030-01-01')`, [sha256]);
  await asOwner(h.url, `insert into platform.removed_file_of (sha256, party_id) values ($1, $2)`, [sha256, cast.jan.id]);
  const { jobs } = await import('./jobs.ts');
  const forget = jobs.find(job => job.name === 'administration.forget-removed-files');
  await forget?.run(h.house, {}, 1);
  expect(await h.house.storage.has(sha256)).toBe(true);
  await asOwner(h.url, 'delete from platform.removed_file_of where sha256 = $1', [sha256]);
  await forget?.run(h.house, {}, 1);
  expect(await h.house.storage.has(sha256)).toBe(false);
});

test('nobody deletes a contact or a complaint past the rules', async () => {
  const id = await contact(cast.anna.id, '2026-11-24');
  const tries = (text: string) =>
    h.house.database.inTransaction({ kind: 'system', name: 'test', channel: 'worker' }, async db => {
      const { sql } = await import('kysely');
      return { keep: true, answer: await sql.raw(text).execute(db) };
    });
  await expect(tries('delete from contacts.contact')).rejects.toThrow('permission denied');
  await expect(tries(`select contacts.forget_contact('${cast.anna.id}', '${id}')`)).rejects.toThrow('when its period is over');
  await expect(tries(`select accessibility.forget_complaint('${id}')`)).rejects.toThrow('when its period is over');
});
