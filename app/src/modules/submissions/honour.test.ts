import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { staff } from '#app/testing/clerk.ts';
import { asOwner } from '#app/testing/database.ts';
import { testHouse, type TestHouse } from '#app/testing/house.ts';
import { dayOf } from '#kernel/day.ts';
import type { SubmissionId } from '#kernel/ids.ts';
import { claimMatter, matterOfSubmission } from '#modules/cases/index.ts';
import { findSession, openSessionFor } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { PersonActor, StaffActor, SystemActor } from '#platform/context.ts';
import { look, transact } from '#platform/transact.ts';
import { answersDigest } from './attempts/digest.ts';
import type { VerifiedAttempt } from './attempts/verify-attempt.ts';
import { recallKnown } from './known.ts';
import { fileForm } from './use-cases/file-form.ts';
import { honourAttempt } from './use-cases/honour-attempt.ts';
import { findHonouredAttempt, findSubmission } from './views.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const beata = staff();
const grazyna = staff({ name: 'Grażyna' });
const BEFORE = new Date('2026-11-24T07:30:00Z');
let okienko: TestHouse;
let first: SubmissionId;
let second: SubmissionId;

/** Jan owes a month: what he files waits for a clerk, and Beata takes it. */
async function janFilesAndBeataTakes(copies: number): Promise<SubmissionId> {
  const { house } = okienko;
  const { token } = await openSessionFor(house, { personId: cast.jan.id });
  const session = await findSession(house, token, 'portal');
  const form = house.forms.validOn('RWN', dayOf(house.clock()));
  const read = form?.readJson({ copies, truth: true, settled: true });
  if (session?.actor.kind !== 'person' || !form || !read?.ok) throw new Error('No session or form.');
  const actor = session.actor as PersonActor;
  const filed = await fileForm(house, {
    token,
    session: { actor, partyRoles: session.partyRoles },
    form,
    answers: read.value,
    known: await recallKnown(house, actor, form.definition),
    attachments: [],
    answerChannel: 'electronic',
    signature: 'portal-profile',
    idempotencyKey: randomUUID(),
    draftId: null,
  });
  if (!filed.ok) throw new Error(filed.refusal.kind);
  await okienko.settle();
  const matter = await look(house, system, ctx => matterOfSubmission(ctx, filed.value.submissionId));
  if (!matter) throw new Error('No matter.');
  const taken = await transact(house, beata, ctx => claimMatter(ctx, { matterId: matter.matterId, purpose: 'handling' }));
  if (!taken.ok) throw new Error(taken.refusal.kind);
  return filed.value.submissionId;
}

const attempt = (over: Partial<VerifiedAttempt> = {}): VerifiedAttempt => ({
  number: 'PPZ-20261124-ABCDEFGHIJ',
  at: BEFORE,
  partyId: cast.jan.id,
  formCode: 'RWN',
  answersSha256: '0'.repeat(64),
  draftId: randomUUID(),
  proved: 'seal-and-journal',
  ...over,
});
const honour = (clerk: StaffActor, submissionId: SubmissionId, given: VerifiedAttempt, reason = 'Awaria bazy danych.') =>
  transact(okienko.house, clerk, ctx => honourAttempt(ctx, { partyId: cast.jan.id, submissionId, attempt: given, reason }));

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(okienko.house);
  first = await janFilesAndBeataTakes(1);
  second = await janFilesAndBeataTakes(2);
});

describe('a proof of an attempt', () => {
  test('is not honoured by a clerk who has not the matter, nor without a reason', async () => {
    expect(await honour(grazyna, first, attempt())).toMatchObject({ refusal: { kind: 'not-yours' } });
    expect(await honour(beata, first, attempt(), '  ')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    expect(await honour(beata, first, attempt({ partyId: cast.maria.id }))).toMatchObject({ refusal: { kind: 'another-party' } });
    expect(await honour(beata, first, attempt({ at: new Date('2026-11-25T09:00:00Z') }))).toMatchObject({
      refusal: { kind: 'after-filing' },
    });
  });

  test('is honoured with one filing, once: its time stands there, and Jan reads of it', async () => {
    const filed = await look(okienko.house, system, ctx => findSubmission(ctx.db, cast.jan.id, first));
    const same = attempt({ answersSha256: answersDigest(filed?.answers ?? {}) });
    expect(await honour(beata, first, same)).toMatchObject({ ok: true });
    expect(await honour(beata, second, same)).toMatchObject({ refusal: { kind: 'note-used' } });
    expect(await honour(beata, first, attempt({ number: 'PPZ-20261124-BBBBBBBBBB' }))).toMatchObject({
      refusal: { kind: 'already-honoured' },
    });
    expect(await look(okienko.house, system, ctx => findHonouredAttempt(ctx.db, cast.jan.id, first))).toMatchObject({
      attemptedAt: BEFORE,
    });
    expect(await look(okienko.house, system, ctx => findHonouredAttempt(ctx.db, cast.jan.id, second))).toBeUndefined();
    await okienko.settle();
    const told = await asOwner<{ kind: string }>(
      okienko.url,
      `select e.kind from timeline.entry e where e.party_id = $1 and e.kind = 'submissions.attempt-honoured'`,
      [cast.jan.id],
    );
    expect(told).toHaveLength(1);
    const kept = await asOwner(okienko.url, 'select a.same_answers, a.proved from submissions.honoured_attempt a');
    expect(kept).toEqual([{ same_answers: true, proved: 'seal-and-journal' }]);
  });

  test('made on an earlier day moves the legal clock of the matter back by as many days, and everybody reads it', async () => {
    const late = await janFilesAndBeataTakes(4);
    const [before] = await asOwner(okienko.url, 'select m.filed_on::text, m.due_on::text from cases.matter m where m.submission_id = $1', [
      late,
    ]);
    const note = attempt({ number: 'PPZ-20261120-DDDDDDDDDD', at: new Date('2026-11-20T22:30:00Z') });
    expect(await honour(beata, late, note)).toMatchObject({ ok: true });
    const [now] = await asOwner<{ filed_on: string; due_on: string; overdue_at: string }>(
      okienko.url,
      `select m.filed_on::text, m.due_on::text, to_char(d.due_at at time zone 'Europe/Warsaw', 'YYYY-MM-DD') as overdue_at from cases.matter m
       join platform.deadline d on d.subject = m.matter_id::text and d.kind = 'cases.overdue' and d.state = 'running' where m.submission_id = $1`,
      [late],
    );
    expect(before).toEqual({ filed_on: '2026-11-24', due_on: '2026-12-01' });
    expect(now).toEqual({ filed_on: '2026-11-20', due_on: '2026-11-27', overdue_at: '2026-11-28' });
    await okienko.settle();
    const told = await asOwner<{ facts: object }>(
      okienko.url,
      `select e.facts from timeline.entry e where e.kind = 'cases.counted-earlier'`,
    );
    expect(told.map(one => one.facts)).toMatchObject([{ filedOn: '2026-11-20', dueOn: '2026-11-27' }]);
    const noted = await asOwner(
      okienko.url,
      `select 1 from platform.audit_event e where e.action = 'cases.count-earlier' and e.subject_party = $1`,
      [cast.jan.id],
    );
    expect(noted).toHaveLength(1);
  });

  test('used twice at the same moment counts once', async () => {
    const third = await janFilesAndBeataTakes(3);
    const given = attempt({ number: 'PPZ-20261124-CCCCCCCCCC' });
    const both = await Promise.all([honour(beata, second, given), honour(beata, third, given)]);
    expect(both.filter(one => one.ok)).toHaveLength(1);
    expect(both.find(one => !one.ok)).toMatchObject({ refusal: { kind: 'note-used' } });
  });

  test('that was honoured is never taken back or changed by the application', async () => {
    for (const words of [
      'update submissions.honoured_attempt set reason = $1',
      'delete from submissions.honoured_attempt where reason <> $1',
    ])
      await expect(okienko.house.database.writerPool.query(words, ['x'])).rejects.toThrow('permission denied');
  });
});
