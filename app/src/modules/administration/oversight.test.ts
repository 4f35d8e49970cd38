import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import { startOfDay } from '#kernel/day.ts';
import type { MatterId, PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { cast } from '#outside/cast/cast.ts';
import { searchAudit } from '#platform/audit/search.ts';
import type { StaffActor, SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { openParty } from '#platform/openings.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { atWork, beata, irena, michal, robert } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { plantAll } from '../../testing/planting.ts';
import { testHouse } from '../../testing/house.ts';
import { jobs, VERIFY_AUDIT } from './jobs.ts';
import { type AlarmId, lastVerification, listAlarms } from './views.ts';
import { acknowledgeAlarm } from './use-cases/acknowledge-alarm.ts';
import { raiseAlarms } from './use-cases/raise-alarms.ts';

const h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
beforeAll(() => seedDemo(h.house));

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const halina = atWork(cast.halina);
const strangers = (count: number) => Array.from({ length: count }, () => newId<PartyId>());
const opens = async (actor: StaffActor, parties: readonly PartyId[], matter: { matterId: MatterId; byWork: boolean } | null = null) =>
  transact(h.house, actor, async ctx => {
    for (const partyId of parties) {
      const until = matter?.byWork ? ('matter' as const) : new Date(ctx.now.getTime() + 900_000);
      await openParty(ctx, { partyId, purpose: 'enquiry', matterId: null, ...matter, until });
      await ctx.audit({ action: 'desk.open-party', object: `party:${partyId}`, subjectPartyId: partyId, purpose: 'enquiry' });
    }
    return accept(undefined);
  });
const count = (on = '2026-11-24') => transact(h.house, system, async ctx => accept(await raiseAlarms(ctx, day(on))));
const alarms = (actor: StaffActor = irena) => look(h.house, actor, ctx => listAlarms(ctx.db, { branchCode: null, limit: 100 }));
const about = async (actor: StaffActor) =>
  (await alarms()).filter(alarm => alarm.staffId === actor.staffId).map(alarm => [alarm.kind, alarm.counted]);

describe('an alarm', () => {
  test('is raised about a clerk who opens fifty people without a matter, once, and counts on while nobody looks', async () => {
    await opens(beata, strangers(50));
    await count();
    expect(await about(beata)).toEqual([['people-without-matter', 50]]);
    await opens(beata, strangers(3));
    await count();
    expect(await about(beata)).toEqual([['people-without-matter', 53]]);
  });

  test('is not raised about one who works their worklist: each person opened for a matter, then opened once more to read', async () => {
    const people = strangers(50);
    for (const partyId of people) await opens(robert, [partyId], { matterId: newId<MatterId>(), byWork: true });
    await opens(robert, people);
    await count();
    expect(await about(robert)).toEqual([]);
  });

  test('is raised about one who names a matter of each person, in the worklist of whoever', async () => {
    const named = atWork(cast.beata, { staffId: newId<StaffId>() });
    for (const partyId of strangers(50)) await opens(named, [partyId], { matterId: newId<MatterId>(), byWork: false });
    await count();
    expect(await about(named)).toEqual([['people-without-matter', 50]]);
  });

  test('is not raised about a hall officer who serves fifty visitors, but is about one look into the officer’s own home', async () => {
    await opens(halina, strangers(50));
    await count();
    expect(await about(halina)).toEqual([]);
    const flatmate = newId<PersonId>();
    await asOwner(h.url, `insert into identity.party values ($1, 'person', 'Domownik')`, [flatmate]);
    await asOwner(
      h.url,
      `insert into identity.person (person_id, given_names, surname, branch_code, street, house_number, flat_number, postcode, city)
        select $1, 'Jan', 'W', '12', p.street, p.house_number, p.flat_number, p.postcode, p.city from identity.person p where p.person_id = $2`,
      [flatmate, cast.halina.id],
    );
    await opens(halina, [flatmate]);
    await count();
    expect(await about(halina)).toEqual([['own-circle', 1]]);
  });

  test('is raised about reading at night, and on a day off at any hour', async () => {
    h.itIs('2026-11-25T02:00:00+01:00');
    await opens(michal, strangers(5));
    await count('2026-11-25');
    expect(await about(michal)).toEqual([['odd-hours', 5]]);
    h.itIs('2026-11-29T11:00:00+01:00');
    await opens(michal, strangers(5));
    await count('2026-11-29');
    expect((await about(michal)).length).toBe(2);
    h.itIs('2026-11-24T09:00:00+01:00');
  });

  test('is looked into by somebody else, with what it was; whom it is about does not even see it', async () => {
    const [alarm] = (await alarms()).filter(one => one.staffId === beata.staffId);
    const alarmId = alarm?.alarmId as AlarmId;
    const looks = (actor: StaffActor, reason: string) => transact(h.house, actor, ctx => acknowledgeAlarm(ctx, { alarmId, reason }));
    const kind = async (actor: StaffActor, reason = 'Akcja informacyjna') => {
      const done = await looks(actor, reason);
      return done.ok ? 'done' : done.refusal.kind;
    };
    expect(await kind({ ...beata, roles: ['auditor', 'supervisor'] })).toBe('no-such-alarm');
    expect(await kind(michal)).toBe('no-such-alarm');
    expect(await kind({ ...robert, branchCode: '14' })).toBe('not-permitted');
    expect(await kind(robert, '  ')).toBe('reason-missing');
    expect(await kind(robert)).toBe('done');
    expect(await kind(irena)).toBe('already-acknowledged');
    await count();
    expect((await alarms()).find(one => one.alarmId === alarmId)).toMatchObject({ acknowledgedBy: robert.staffId, counted: 53 });
  });
});

describe('the audit log', () => {
  const stretch = { from: startOfDay(day('2026-11-24')), until: startOfDay(day('2026-11-25')), limit: 10 };

  test('is searched by who, whose, what and time, page by page, newest first', async () => {
    const first = await look(h.house, irena, ctx => searchAudit(ctx, { ...stretch, staffId: beata.staffId, action: 'desk.' }));
    expect(first).toHaveLength(11);
    const seqs = first.map(line => line.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    const next = await look(h.house, irena, ctx => searchAudit(ctx, { ...stretch, staffId: beata.staffId, before: seqs[9] as number }));
    expect(next[0]?.seq).toBe(seqs[10]);
    const subject = first[0]?.subjectParty as PartyId;
    expect(await look(h.house, irena, ctx => searchAudit(ctx, { ...stretch, subject }))).toHaveLength(1);
    expect(
      await look(h.house, irena, ctx => searchAudit(ctx, { ...stretch, from: stretch.until, until: new Date('2026-11-25T00:30:00Z') })),
    ).toEqual([]);
  });

  test('shows a clerk nothing of others’ looks, with the policies switched off', async () => {
    expect(await look(h.house, { ...halina, staffId: newId() }, ctx => searchAudit(ctx, stretch))).toEqual([]);
  });

  test('says when it was last read again whole, and when it was tampered with', async () => {
    const verify = async () => {
      await plantAll(h.house);
      await jobs.find(job => job.name === VERIFY_AUDIT)?.run(h.house, {}, 1);
      return look(h.house, irena, ctx => lastVerification(ctx.db));
    };
    expect(await verify()).toMatchObject({ whole: true });
    h.itIs('2026-11-24T10:00:00+01:00');
    await asOwner(
      h.url,
      `alter table platform.audit_event disable trigger audit_append_only; update platform.audit_event set purpose = 'x' where seq = 5; alter table platform.audit_event enable trigger audit_append_only`,
    );
    expect(await verify()).toMatchObject({ whole: false, verdict: { fault: 'event-changed', firstBadSeq: 5 } });
  });
});
