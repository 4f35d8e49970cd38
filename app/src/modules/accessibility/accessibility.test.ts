import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { staff } from '#app/testing/clerk.ts';
import { asOwner } from '#app/testing/database.ts';
import { testHouse, type TestHouse } from '#app/testing/house.ts';
import { day, plusDays, type Day } from '#kernel/day.ts';
import type { VisitorActor } from '#platform/context.ts';
import { look, transact } from '#platform/transact.ts';
import { ANSWER_WITHIN_DAYS, type ComplaintWish, MOST_OF_ONE_CLIENT } from './rules/complaint.ts';
import { reviewDue, reviewState } from './rules/review.ts';
import { answerComplaint, putOffAnswer } from './use-cases/answer-complaint.ts';
import { codeDigest, complain } from './use-cases/complain.ts';
import { countOpen, findAnswer, listComplaints } from './views.ts';

const visitor: VisitorActor = { kind: 'visitor', channel: 'portal' };
const beata = staff();
const hall = staff({ roles: ['hall-officer'] });
let okienko: TestHouse;
const wish = (over: Partial<ComplaintWish> = {}): ComplaintWish => ({
  name: 'Tomasz',
  contact: 'tomasz@example.test',
  place: '/letters',
  matter: 'Czytnik nie czyta tabeli.',
  wish: '',
  ...over,
});
const file = (client: string, over: Partial<ComplaintWish> = {}) =>
  transact(okienko.house, visitor, ctx => complain(ctx, wish(over), client));
const idOf = async (number: string): Promise<string> =>
  (
    await asOwner<{ id: string }>(okienko.url, 'select c.complaint_id as id from accessibility.complaint c where c.number = $1', [number])
  )[0]?.id ?? '';

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
});

describe('somebody who cannot use something', () => {
  test('says so without signing in, and hears by when: within seven days', async () => {
    const done = await file('one');
    expect(done).toMatchObject({ ok: true, value: { answerBy: '2026-12-01' } });
    expect(ANSWER_WITHIN_DAYS).toBe(7);
    const clocks = await asOwner(
      okienko.url,
      `select d.due_at from platform.deadline d where d.kind = 'accessibility.answer-due' and d.state = 'running'`,
    );
    expect(clocks).toEqual([{ due_at: new Date('2026-12-01T23:00:00Z') }]);
  });

  test('is told at once what is missing, and nothing is kept', async () => {
    expect(await file('two', { contact: ' ', matter: 'x'.repeat(4_001) })).toMatchObject({
      refusal: {
        kind: 'remarks',
        remarks: [
          { field: 'contact', kind: 'missing' },
          { field: 'matter', kind: 'too-long' },
        ],
      },
    });
  });

  test('cannot bury the desk: beyond a bound of one client nothing is taken, also all at once', async () => {
    const many = await Promise.all(Array.from({ length: MOST_OF_ONE_CLIENT + 3 }, () => file('flood')));
    expect(many.filter(one => one.ok)).toHaveLength(MOST_OF_ONE_CLIENT);
    expect(many.find(one => !one.ok)).toMatchObject({ refusal: { kind: 'too-many' } });
  });

  test('reads the answer by number and code, however the code is typed, and nobody reads it by the number alone', async () => {
    const filed = await file('three');
    if (!filed.ok) throw new Error('Not taken.');
    const { number, code } = filed.value;
    const ask = (typed: string) => look(okienko.house, visitor, ctx => findAnswer(ctx.db, number, codeDigest(typed)));
    expect(await ask(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase())).toMatchObject({ answer: null });
    expect(await ask('')).toBeUndefined();
    const complaintId = await idOf(number);
    expect(await transact(okienko.house, beata, ctx => answerComplaint(ctx, { complaintId, answer: 'Poprawiono.' }))).toMatchObject({
      ok: true,
    });
    expect(await ask(code)).toMatchObject({ answer: 'Poprawiono.' });
    expect(await transact(okienko.house, beata, ctx => answerComplaint(ctx, { complaintId, answer: 'x' }))).toMatchObject({
      refusal: { kind: 'answered' },
    });
    const clock = await asOwner(okienko.url, 'select d.state from platform.deadline d where d.subject = $1', [complaintId]);
    expect(clock).toEqual([{ state: 'cancelled' }]);
  });

  test('is told why it takes longer, once, and at most two months', async () => {
    const filed = await file('four');
    if (!filed.ok) throw new Error('Not taken.');
    const complaintId = await idOf(filed.value.number);
    const later = (because: string) => transact(okienko.house, beata, ctx => putOffAnswer(ctx, { complaintId, because }));
    expect(await later(' ')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    expect(await later('Czekamy na tłumacza.')).toMatchObject({ ok: true, value: '2027-01-23' });
    expect(await later('Jeszcze.')).toMatchObject({ refusal: { kind: 'too-late' } });
  });
});

test('complaints are read by those who answer them: not by visitors, not in the hall', async () => {
  await file('five');
  const seen = (actor: VisitorActor | typeof beata) => look(okienko.house, actor, ctx => countOpen(ctx.db));
  expect(await seen(beata)).toBeGreaterThan(0);
  expect(await seen(visitor)).toBe(0);
  expect(await seen(hall)).toBe(0);
  const list = await look(okienko.house, beata, ctx => listComplaints(ctx.db, 'open', 100));
  expect(list.map(one => one.answerBy)).toEqual(list.map(one => one.answerBy).sort());
});

describe('the accessibility statement', () => {
  test('is reviewed by 31 March of the year after its last review', () => {
    expect(reviewDue(day('2026-11-24'))).toBe('2027-03-31');
    expect(reviewDue(day('2026-01-02'))).toBe('2027-03-31');
    expect(reviewState(day('2026-11-24'), day('2027-01-31'))).toBe('good');
    expect(reviewState(day('2026-11-24'), day('2027-02-01'))).toBe('soon');
    expect(reviewState(day('2026-11-24'), day('2027-03-31'))).toBe('soon');
    expect(reviewState(day('2026-11-24'), day('2027-04-01'))).toBe('overdue');
  });

  test('is never overdue before fifteen months less a day have passed since a review on 31 December', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(89), (from, later) => {
        const reviewed: Day = plusDays(day('2024-01-01'), from);
        expect(reviewState(reviewed, plusDays(reviewed, later))).not.toBe('overdue');
      }),
    );
  });
});

describe('what is kept of a client', () => {
  const kept = async (number: string) =>
    (await asOwner<{ client: string }>(okienko.url, 'select c.client from accessibility.complaint c where c.number = $1', [number]))[0]
      ?.client;

  test('is not its hash, and differs from day to day, while its limit still counts over midnight', async () => {
    const client = createHash('sha256').update('203.0.113.7').digest('hex');
    okienko.itIs('2026-11-24T23:00:00+01:00');
    const numbers: string[] = [];
    for (let count = 0; count < MOST_OF_ONE_CLIENT; count += 1) {
      if (count === 1) okienko.itIs('2026-11-25T00:30:00+01:00');
      const filed = await file(client);
      if (!filed.ok) throw new Error(filed.refusal.kind);
      numbers.push(filed.value.number);
    }
    const marks = await Promise.all(numbers.map(kept));
    expect(new Set(marks).size).toBe(2);
    for (const tried of [
      client,
      createHash('sha256').update(client).digest('hex'),
      createHash('sha256').update(`2026-11-24 ${client}`).digest('hex'),
    ])
      expect(marks).not.toContain(tried);
    expect(await file(client)).toMatchObject({ refusal: { kind: 'too-many' } });
    okienko.itIs('2026-11-24T09:00:00+01:00');
  });
});
