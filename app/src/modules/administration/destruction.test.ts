import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import type { StaffActor } from '#platform/context.ts';
import { verifyPdf } from '#platform/documents/signatures/verify-pdf.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { danuta, irena, michal, robert } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { type FiledMatter, fillMatter, SECRET, settledMatter } from '../../testing/destruction.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { carryOutDestruction } from './carry-out-destruction.ts';
import { deletedText } from './deleted-text.ts';
import type { Opinion } from './rules/destruction.ts';
import { countListed, findProtocol, listListed } from './store/destruction.ts';
import type { ChangeId } from './types.ts';
import { approveChange, withdrawChange } from './use-cases/decide-change.ts';
import { placeHold } from './use-cases/place-hold.ts';
import { proposeChange } from './use-cases/propose-change.ts';

let h: TestHouse;
let first: FiledMatter;
let held: FiledMatter;
let file: string;

const wish = (over: { year?: number; opinion?: Opinion | null } = {}) => ({ formCode: 'RWN', year: 2026, opinion: null, ...over });
const proposes = (actor: StaffActor = michal, over: Parameters<typeof wish>[0] = {}) =>
  transact(h.house, actor, ctx => proposeChange(ctx, { kind: 'destroy', wish: wish(over), reason: 'Minął okres przechowywania' }));
const approves = (actor: StaffActor, changeId: ChangeId) => transact(h.house, actor, ctx => approveChange(ctx, { changeId, reason: '' }));
const proposed = async (): Promise<ChangeId> => {
  const done = await proposes();
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.value.changeId;
};
const protocolOf = (changeId: ChangeId) => look(h.house, irena, ctx => findProtocol(ctx.db, { changeId }));
const countOf = (table: string, where: string) =>
  asOwner<{ count: number }>(h.url, `select count(*)::int as count from ${table} where ${where}`).then(rows => rows[0]?.count);

beforeAll(async () => {
  h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(h.house);
  first = await settledMatter(h);
  held = await settledMatter(h);
  file = await fillMatter(h, first);
  h.itIs('2032-01-02T10:00:00+01:00');
});

describe('a destruction', () => {
  test('is proposed by an administrator, when something is past its period', async () => {
    expect(await proposes(robert)).toMatchObject({ refusal: { kind: 'not-permitted' } });
    expect(await proposes(michal, { year: 2031 })).toMatchObject({ refusal: { faults: [{ key: 'fault.destroy.nothing' }] } });
    h.itIs('2031-12-31T10:00:00+01:00');
    expect(await proposes()).toMatchObject({ refusal: { faults: [{ key: 'fault.destroy.nothing' }] } });
    h.itIs('2032-01-02T10:00:00+01:00');
    const changeId = await proposed();
    expect(await proposes()).toMatchObject({ refusal: { kind: 'already-proposed' } });
    expect((await transact(h.house, michal, ctx => withdrawChange(ctx, { changeId }))).ok).toBe(true);
  });

  test('lists every matter that is due and none on hold', async () => {
    await transact(h.house, michal, ctx => placeHold(ctx, { subject: held.number, reason: 'Sąd' }));
    const changeId = await proposed();
    const listed = await look(h.house, irena, ctx => listListed(ctx.db, changeId, { behind: 0, limit: 100 }));
    expect(listed.map(matter => matter.number)).toContain(first.number);
    expect(listed.map(matter => matter.number)).not.toContain(held.number);
    await transact(h.house, michal, ctx => withdrawChange(ctx, { changeId }));
  });

  test('is approved by another administrator, never by a supervisor, the proposer, or about their own matters', async () => {
    const changeId = await proposed();
    expect(await approves(michal, changeId)).toMatchObject({ refusal: { kind: 'own-proposal' } });
    expect(await approves(robert, changeId)).toMatchObject({ refusal: { kind: 'not-permitted' } });
    // Somebody who acts for the firm, were they to work here.
    const board: StaffActor = { ...danuta, personId: cast.tadeusz.id };
    expect(await approves(board, changeId)).toMatchObject({
      refusal: { kind: 'not-permitted', why: { en: 'Staff do not handle their own matters.' } },
    });
    expect((await approves(danuta, changeId)).ok).toBe(true);
    expect(await protocolOf(changeId)).toMatchObject({ number: '1/2032', state: 'running' });
    expect(await proposes()).toMatchObject({ refusal: { faults: [{ key: 'fault.destroy.running' }] } });
  });
});

test('what is deleted has a word for people in both languages', () => {
  for (const table of h.house.declared.destroys.flatMap(part => part.tables))
    for (const lang of ['pl', 'en'] as const) expect(deletedText(lang, table)).toMatch(/^\p{Lu}/u);
});

describe('when it is carried out', () => {
  let changeId: ChangeId;
  beforeAll(async () => {
    const [running] = await asOwner<{ change_id: ChangeId }>(
      h.url,
      `select change_id from administration.protocol where state = 'running'`,
    );
    changeId = running?.change_id as ChangeId;
    await h.settle();
  });

  test('nothing of what the matter said is left anywhere, and its number and days are', async () => {
    const tables = await asOwner<{ name: string }>(
      h.url,
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|graphile_worker)' order by 1`,
    );
    const naming: string[] = [];
    for (const { name } of tables) {
      expect(await asOwner(h.url, `select 1 from ${name} t where t::text like '%' || $1 || '%'`, [SECRET]), name).toEqual([]);
      const found = await asOwner(h.url, `select 1 from ${name} t where t::text like any ($1)`, [
        [`%${first.matterId}%`, `%${first.submissionId}%`],
      ]);
      if (found.length > 0) naming.push(name);
    }
    expect(naming).toEqual([
      'administration.listed_matter',
      'cases.destroyed_matter',
      'platform.audit_event',
      'platform.destroyed_record',
      'platform.outbox',
      'timeline.entry',
    ]);
    const [skeleton] = await asOwner(
      h.url,
      'select number, form_code, opened_on, ended_on, destroyed_on, protocol from cases.destroyed_matter where matter_id = $1',
      [first.matterId],
    );
    expect(skeleton).toEqual({
      number: first.number,
      form_code: 'RWN',
      opened_on: '2026-11-24',
      ended_on: '2026-11-24',
      destroyed_on: '2032-01-02',
      protocol: '1/2032',
    });
  });

  test('its files are gone, and what is on hold has kept all of its own', async () => {
    expect(await h.house.storage.has(file)).toBe(false);
    expect(await countOf('cases.matter', `matter_id = '${held.matterId}'`)).toBe(1);
    const letters = await asOwner<{ pdf_sha256: string }>(h.url, 'select pdf_sha256 from mailbox.letter where matter_id = $1', [
      held.matterId,
    ]);
    expect(letters.length).toBeGreaterThan(0);
    for (const { pdf_sha256 } of letters) expect(await h.house.storage.has(pdf_sha256)).toBe(true);
  });

  test('the timeline tells it in place of what it told before', async () => {
    const told = await asOwner<{ kind: string }>(h.url, 'select kind from timeline.entry where matter_id = $1', [first.matterId]);
    expect(told.map(entry => entry.kind)).toEqual(['cases.destroyed']);
  });

  test('the protocol is a sealed document that whoever has it can verify', async () => {
    const protocol = await protocolOf(changeId);
    expect(protocol).toMatchObject({ state: 'sealed' });
    const bytes = await h.house.storage.get(protocol?.pdfSha256 ?? '');
    // The keys of a test house were made today, whatever its clock says.
    const signer = h.house.seals.keys.certificate('letters');
    const trust = { signers: [signer], at: signer.validFromDate };
    expect(verifyPdf(bytes, trust).ok).toBe(true);
    const changed = Buffer.from(bytes);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    expect(verifyPdf(changed, trust).ok).toBe(false);
  });

  test('the audit log keeps that it was destroyed, for whose matter it was', async () => {
    const told = await asOwner<{ action: string }>(
      h.url,
      `select action from platform.audit_event where object = 'matter:' || $1 and subject_party = $2 and action = 'administration.destroy-matter'`,
      [first.matterId, first.partyId],
    );
    expect(told).toHaveLength(1);
  });

  test('doing it again does nothing', async () => {
    const before = await look(h.house, irena, ctx => countListed(ctx.db, changeId));
    const protocol = await protocolOf(changeId);
    await carryOutDestruction(h.house, protocol!.protocolId);
    expect(await look(h.house, irena, ctx => countListed(ctx.db, changeId))).toEqual(before);
    expect((await protocolOf(changeId))?.pdfSha256).toBe(protocol?.pdfSha256);
  });

  test('a hold that comes afterwards is told that it is too late', async () => {
    const late = await transact(h.house, michal, ctx => placeHold(ctx, { subject: first.number, reason: 'Sąd' }));
    expect(late).toMatchObject({ refusal: { kind: 'destroyed', on: '2032-01-02', protocol: '1/2032' } });
  });
});

describe('the database by itself', () => {
  test('lets nobody delete a matter, or note it as destroyed, without a protocol', async () => {
    const tries = async (text: string) => {
      const client = await h.house.database.pool.connect();
      try {
        await client.query(`begin; set local okienko.scope = 'system'`);
        return await client.query(text);
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    await expect(tries(`delete from cases.matter`)).rejects.toThrow('permission denied');
    await expect(tries(`select * from cases.destroy_matter('${held.partyId}', '${held.matterId}')`)).rejects.toThrow('but by protocol');
    const change = `'00000000-0000-7000-8000-000000000001', 'destroy', 'RWN 2020', '{}', 'x', '{}', 'proposed', now(), gen_random_uuid(), gen_random_uuid()`;
    const columns = 'change_id, kind, subject, wish, reason, preview, state, proposed_at, proposed_by, proposed_by_person';
    const list = `insert into administration.change (${columns}) values (${change}); insert into administration.listed_matter (change_id, matter_id, party_id, place, number, ended_on, category)
      values ('00000000-0000-7000-8000-000000000001', '${held.matterId}', '${held.partyId}', 1, 'x', '2026-11-24', 'B5')`;
    await expect(
      tries(
        `${list}; update administration.listed_matter set state = 'destroyed', handled_at = now() where matter_id = '${held.matterId}'`,
      ),
    ).rejects.toThrow('that two people have decided');
    await expect(
      tries(`insert into administration.listed_matter (change_id, matter_id, party_id, place, number, ended_on, category)
        select change_id, gen_random_uuid(), gen_random_uuid(), 999, 'x', '2026-11-24', 'B5' from administration.protocol limit 1`),
    ).rejects.toThrow('not later');
    await expect(tries(`update administration.protocol set ended_in = 1`)).rejects.toThrow('does not change');
  });
});
