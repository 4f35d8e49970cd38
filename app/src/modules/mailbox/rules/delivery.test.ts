import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodEnd } from '#kernel/calendar.ts';
import { type Day, day, dayOf, endOfDay } from '#kernel/day.ts';
import {
  accessUntil,
  allowedSteps,
  deliveredOn,
  type Delivery,
  type DeliveryStep,
  type DeliveryTerms,
  isReadable,
  type LegalDates,
  place,
  take,
} from './delivery.ts';

const warsaw = (text: string): Date => new Date(text);
const terms: DeliveryTerms = { secondNoticeDays: 7, fictionDays: 14, accessMonths: 3 };
const waiting = (placedAt: Date): Delivery => place('against-receipt', placedAt, terms);
const datesOf = (placedAt: Date): LegalDates => waiting(placedAt).dates as LegalDates;

describe('the dates of a letter that waits', () => {
  test.each([
    ['2026-04-01', '2026-04-08', '2026-04-15', '2026-04-29', '2026-05-15'],
    // Corpus Christi does not hold up the second notice.
    ['2026-05-28', '2026-06-04', '2026-06-11', '2026-06-25', '2026-07-13'],
    ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-21', '2027-01-07'],
    ['2026-12-17', '2026-12-24', '2026-12-31', '2027-01-14', '2027-02-01'],
  ])('placed on %s: second notice %s, fiction %s, fourteen days end %s, appeal ends %s', (placed, notice2, fiction, fortnight, appeal) => {
    const dates = datesOf(warsaw(`${placed}T12:00:00Z`));
    expect(dates).toMatchObject({ secondNoticeOn: notice2, fictionOn: fiction });
    expect(periodEnd(day(fiction), { days: 14 }, [])).toBe(fortnight);
    expect(periodEnd(day(fiction), { months: 1 }, [])).toBe(appeal);
  });

  test('the day is that of Poland, not of Greenwich', () => {
    expect(datesOf(warsaw('2026-03-31T22:30:00Z')).fictionOn).toBe('2026-04-15');
    expect(datesOf(warsaw('2026-11-22T22:59:59Z')).fictionOn).toBe('2026-12-06');
    expect(datesOf(warsaw('2026-11-22T23:00:00Z')).fictionOn).toBe('2026-12-07');
  });

  test('the second notice goes at eight in the morning, also on the days when clocks change', () => {
    // Placed a week before 29 March (clocks forward) and before 25 October (clocks back).
    expect(datesOf(warsaw('2026-03-22T12:00:00Z')).secondNoticeAt.toISOString()).toBe('2026-03-29T06:00:00.000Z');
    expect(datesOf(warsaw('2026-10-18T12:00:00Z')).secondNoticeAt.toISOString()).toBe('2026-10-25T07:00:00.000Z');
    expect(datesOf(warsaw('2026-06-01T12:00:00Z')).secondNoticeAt.toISOString()).toBe('2026-06-08T06:00:00.000Z');
  });

  test('day fourteen ends at midnight in Poland, also over a change of clocks', () => {
    expect(datesOf(warsaw('2026-03-15T12:00:00Z')).fictionAt.toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(datesOf(warsaw('2026-10-11T12:00:00Z')).fictionAt.toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });
});

describe('collecting', () => {
  const placedAt = warsaw('2026-11-23T09:00:00Z');
  const lastMoment = new Date(datesOf(placedAt).fictionAt.getTime() - 1);

  test('in the last millisecond of day fourteen is delivery by the UPD, on that day', () => {
    const collected = take(waiting(placedAt), 'collect', lastMoment);
    expect(collected).toMatchObject({ ok: true, value: { state: 'collected', deliveredOn: '2026-12-07', collectedAt: lastMoment } });
  });

  test('at midnight comes too late, though nobody has written the fiction down', () => {
    const late = take(waiting(placedAt), 'collect', datesOf(placedAt).fictionAt);
    expect(late).toEqual({ ok: false, refusal: { kind: 'delivered-by-fiction', on: '2026-12-07' } });
  });

  test('a letter twice answers when it was collected', () => {
    const first = take(waiting(placedAt), 'collect', warsaw('2026-11-25T10:00:00Z'));
    expect(first.ok && take(first.value, 'collect', warsaw('2026-11-25T10:00:01Z'))).toEqual({
      ok: false,
      refusal: { kind: 'already-collected', collectedAt: warsaw('2026-11-25T10:00:00Z') },
    });
  });

  test('after the second notice is still possible', () => {
    const reminded = take(waiting(placedAt), 'remind', datesOf(placedAt).secondNoticeAt);
    expect(reminded.ok && take(reminded.value, 'collect', lastMoment).ok).toBe(true);
  });

  test('a certificate is not needed: it lies open', () => {
    expect(take(place('open', placedAt, terms), 'collect', placedAt)).toEqual({ ok: false, refusal: { kind: 'lies-open' } });
    expect(isReadable(place('open', placedAt, terms), placedAt)).toBe(true);
  });
});

test('a second notice is not sent twice, nor before its hour, nor after the fiction', () => {
  const letter = waiting(warsaw('2026-11-23T09:00:00Z'));
  const { secondNoticeAt, fictionAt } = datesOf(letter.placedAt);
  expect(take(letter, 'remind', new Date(secondNoticeAt.getTime() - 1))).toMatchObject({ ok: false, refusal: { kind: 'too-early' } });
  const reminded = take(letter, 'remind', secondNoticeAt);
  expect(reminded.ok && take(reminded.value, 'remind', secondNoticeAt)).toMatchObject({ ok: false, refusal: { kind: 'already-reminded' } });
  expect(take(letter, 'remind', fictionAt)).toMatchObject({ ok: false, refusal: { kind: 'delivered-by-fiction' } });
});

test('a letter nobody collected can be read from the end of day fourteen, also while the machine that notes it stands still', () => {
  const letter = waiting(warsaw('2026-11-23T09:00:00Z'));
  const { fictionAt } = datesOf(letter.placedAt);
  expect([isReadable(letter, new Date(fictionAt.getTime() - 1)), isReadable(letter, fictionAt)]).toEqual([false, true]);
});

test('access is guaranteed for three months, to the last day of a shorter month', () => {
  expect([accessUntil(day('2026-12-07'), terms), accessUntil(day('2026-11-30'), terms)]).toEqual(['2027-03-07', '2027-02-28']);
});

describe('whatever happens, in any order', () => {
  interface Happening {
    step: DeliveryStep | 'bounce';
    afterHours: number;
  }
  const happenings = fc.array(
    fc.record({
      step: fc.constantFrom<Happening['step']>('remind', 'collect', 'lapse', 'bounce'),
      afterHours: fc.integer({ min: 0, max: 120 }),
    }),
    { maxLength: 30 },
  );
  const placedAt = fc.date({ min: warsaw('2025-01-01T00:00:00Z'), max: warsaw('2028-12-31T00:00:00Z'), noInvalidDate: true });

  /** Plays a life, judging each moment by the law alone (day numbers), not by the machine. */
  function live(from: Date, life: readonly Happening[]) {
    const lastDay = dayOf(new Date(endOfDay(dayOf(from)).getTime() + 13.5 * 86_400_000)) as Day;
    let letter = waiting(from);
    let now = from;
    let deliveries = 0;
    for (const { step, afterHours } of life) {
      now = new Date(now.getTime() + afterHours * 3_600_000);
      const before = letter.deliveredOn;
      if (step !== 'bounce') {
        const taken = take(letter, step, now);
        if (taken.ok) letter = taken.value;
        if (taken.ok) expect(allowedSteps[letter.state]).not.toContain(step);
      }
      if (before !== null) expect(letter.deliveredOn).toBe(before);
      if (before === null && letter.deliveredOn !== null) deliveries += 1;
      const mayRead = letter.state === 'collected' || dayOf(now) > lastDay;
      expect(isReadable(letter, now)).toBe(mayRead);
      if (letter.state === 'collected') expect(dayOf(letter.collectedAt as Date) <= lastDay).toBe(true);
      if (letter.state === 'delivered-by-fiction') expect(letter.deliveredOn).toBe(lastDay);
    }
    return { letter, now, deliveries, lastDay };
  }

  test('a letter is delivered at most once, read never before, and by day fourteen at the latest', () => {
    fc.assert(
      fc.property(placedAt, happenings, (from, life) => {
        const { letter, deliveries, lastDay } = live(from, life);
        expect(deliveries).toBeLessThanOrEqual(1);
        const end = new Date(endOfDay(lastDay).getTime() + 1);
        expect(deliveredOn(letter, end)).not.toBeNull();
        const lapsed = take(letter, 'lapse', end);
        expect(lapsed.ok).toBe(letter.deliveredOn === null);
      }),
      { numRuns: 400 },
    );
  });

  test('a UPD signed before the end of day fourteen always wins over the fiction', () => {
    fc.assert(
      fc.property(placedAt, happenings, fc.integer({ min: 1, max: 86_400_000 }), (from, life, early) => {
        const { letter } = live(
          from,
          life.filter(happening => happening.step !== 'collect'),
        );
        const { fictionAt } = datesOf(from);
        const signedAt = new Date(fictionAt.getTime() - early);
        if (letter.state === 'delivered-by-fiction') return;
        expect(take(letter, 'collect', signedAt)).toMatchObject({ ok: true, value: { state: 'collected' } });
      }),
      { numRuns: 300 },
    );
  });

  test('access lasts at least three months from the day of delivery', () => {
    fc.assert(
      fc.property(placedAt, from => {
        const delivered = datesOf(from).fictionOn;
        const until = accessUntil(delivered, terms);
        const months =
          (Number(until.slice(0, 4)) - Number(delivered.slice(0, 4))) * 12 + Number(until.slice(5, 7)) - Number(delivered.slice(5, 7));
        expect(months).toBe(3);
        expect(until.slice(8) === delivered.slice(8) || dayOf(endOfDay(until)).endsWith('-01')).toBe(true);
      }),
    );
  });
});
