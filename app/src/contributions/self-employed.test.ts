import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { day, lastDayOf, month, shiftMonth } from '#kernel/day.ts';
import { decimalOf, type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import { ofHoliday } from './contribution-holiday.ts';
import { daysIn, insuredPart, partOf } from './days.ts';
import { fundsOf } from './funds.ts';
import { businessHealthTermsOf, healthOfBusiness } from './health-of-business.ts';
import { totalsOf } from './insurances.ts';
import { endsSoon, preferentialEnd, smallEnd, smallMonthsLeft, smallWindowOn, startReliefEnd } from './reliefs.ts';
import { reportFields } from './report.ts';
import { declaredBase, leastBase, ofOwnBase, type OwnMonth, smallBase, smallTermsOf } from './self-employed.ts';
import { termsOf } from './terms.ts';
import { titleOn } from './titles.ts';

const january = month('2026-01');
const terms = termsOf(pack.parameters, january);
const health = healthOfBusiness({ form: 'lump-sum', revenue: NOTHING }, businessHealthTermsOf(pack.parameters, january));
const titled = (code: string) => {
  const found = titleOn(pack.insuranceTitles, code, day('2026-01-01'));
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
};
const own = (code: string, base: number | Grosze, more: Partial<OwnMonth> = {}) =>
  ofOwnBase({ title: titled(code), base: grosze(base), before: NOTHING, joined: {}, accidentRate: terms.accident, health, ...more }, terms);
const told = (of: ReturnType<typeof own>) => {
  const { pension, disability, accident, sickness, labour } = totalsOf(of);
  return [pension, disability, accident, sickness, labour].map(decimalOf);
};

describe('published examples', () => {
  test('the full base of 2026, with and without voluntary sickness insurance', () => {
    const of = own('051000', 565_200);
    expect(told(of)).toEqual(['1103.27', '452.16', '94.39', '0.00', '138.47']);
    const { pension, disability, accident } = totalsOf(of);
    expect(decimalOf(sum([pension, disability, accident]))).toBe('1649.82');
    expect(decimalOf(sum(Object.values(fundsOf(of))))).toBe('2286.64');
    expect(told(own('051000', 565_200, { joined: { sickness: true } }))[3]).toBe('138.47');
  });

  test('the preferential base of 2026 bears nothing to the labour fund', () => {
    const of = own('057000', 144_180);
    expect(told(of)).toEqual(['281.44', '115.34', '24.08', '0.00', '0.00']);
    expect(decimalOf(fundsOf(of).FUS)).toBe('420.86');
    expect(told(own('057000', 144_180, { joined: { sickness: true } }))[3]).toBe('35.32');
  });

  test('a base of 5 203.14 in a public test of KEDU 5.7, whose accident contribution of 86.90 is a grosz above 1.67 %', () => {
    const of = own('051000', 520_314, { joined: { sickness: true } });
    // 5 203.14 × 1.67 % is 86.892438; the published sum of 1 646.28 has the grosz too.
    expect(told(of).slice(0, 4)).toEqual(['1015.65', '416.25', '86.89', '127.48']);
    expect(decimalOf(fundsOf(of).FUS)).toBe('1646.27');
  });

  test('the relief at the start bears the health contribution alone', () => {
    const of = own('054000', 0);
    expect(told(of)).toEqual(['0.00', '0.00', '0.00', '0.00', '0.00']);
    expect(decimalOf(fundsOf(of).FUZ)).toBe('498.35');
  });
});

describe('bases of the self-employed', () => {
  test('the least base follows the minimum wage of the month and the average wage of the year', () => {
    const least = (regime: 'preferential' | 'full', of: string) => {
      const found = leastBase(regime, pack.parameters, month(of));
      return found.ok ? decimalOf(found.value) : found.refusal.kind;
    };
    expect(['2023-06', '2023-07', '2024-07', '2026-01'].map(of => least('preferential', of))).toEqual([
      '1047.00',
      '1080.00',
      '1290.00',
      '1441.80',
    ]);
    expect(least('full', '2026-12')).toBe('5652.00');
    expect(leastBase('start', pack.parameters, january)).toEqual({ ok: false, refusal: { kind: 'no-social-insurance' } });
    expect(() => leastBase('full', pack.parameters, month('2027-01'))).toThrow(/not known/);
  });

  test('less than the least may not be declared, more may', () => {
    expect(declaredBase(grosze(565_199), grosze(565_200))).toEqual({ ok: false, refusal: { kind: 'below-least', least: 565_200n } });
    expect(declaredBase(grosze(565_200), grosze(565_200))).toEqual({ ok: true, value: 565_200n });
  });

  test('voluntary sickness insurance is held up to two and a half average wages', () => {
    expect(decimalOf(own('051000', 3_000_000, { joined: { sickness: true } }).sicknessBase)).toBe('23550.00');
  });

  test('the yearly cap counts for them too', () => {
    const of = own('051000', 3_000_000, { before: grosze(27_260_000n) });
    expect([of.pensionBase, of.accidentBase, of.cut]).toEqual([1_000_000n, 3_000_000n, true]);
  });

  test('with the right to an old-age pension only health is due, unless pension insurance was asked for', () => {
    expect(told(own('051010', 565_200))).toEqual(['0.00', '0.00', '0.00', '0.00', '0.00']);
    expect(told(own('051010', 565_200, { joined: { pension: true, sickness: true } }))).toEqual([
      '1103.27',
      '452.16',
      '0.00',
      '0.00',
      '0.00',
    ]);
  });

  test('the labour fund is free from an age on, and below the minimum wage', () => {
    expect(own('051000', 565_200, { person: { bornOn: day('1965-12-31'), sex: 'man' } }).labour).toBe(NOTHING);
    expect(own('051000', 480_599).labour).toBe(NOTHING);
    expect(decimalOf(own('051000', 480_600).labour)).toBe('117.75');
  });
});

describe('Mały ZUS Plus', () => {
  const small = smallTermsOf(pack.parameters, january);
  const base = (income: number, days = 365, revenue = 100_000_00) =>
    smallBase({ income: grosze(income), revenue: grosze(revenue), days }, 365, small);

  test('takes half of the income of thirty days, between its bounds', () => {
    // 48 000.00 / 365 × 30 / 2
    expect(base(48_000_00)).toEqual({ ok: true, value: 197_260n });
    expect(base(0)).toEqual({ ok: true, value: 144_180n });
    expect(base(-5_000_00)).toEqual({ ok: true, value: 144_180n });
    expect(base(900_000_00)).toEqual({ ok: true, value: 565_200n });
  });

  test('is for revenue up to the limit, in proportion to the days of business, of which there are sixty at least', () => {
    expect(base(48_000_00, 365, 120_000_00).ok).toBe(true);
    expect(base(48_000_00, 365, 120_000_01)).toEqual({ ok: false, refusal: { kind: 'too-much-revenue', most: 12_000_000n } });
    expect(base(10_000_00, 73, 24_000_01)).toEqual({ ok: false, refusal: { kind: 'too-much-revenue', most: 2_400_000n } });
    expect(base(10_000_00, 59, 0)).toEqual({ ok: false, refusal: { kind: 'too-few-days', least: 60 } });
    expect(base(10_000_00, 60, 0).ok).toBe(true);
    expect(() => smallTermsOf(pack.parameters, month('2020-01'))).toThrow(/not known/);
  });

  test('more income never gives a lower base, which stays between the bounds', () => {
    const any = fc.integer({ min: -100_000_00, max: 500_000_00 });
    fc.assert(
      fc.property(any, any, fc.integer({ min: 60, max: 365 }), (one, other, days) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map(income => base(income, days, 0));
        if (!less?.ok || !more?.ok) throw new Error('refused');
        expect(less.value <= more.value && less.value >= small.least && more.value <= small.greatest).toBe(true);
      }),
    );
  });
});

describe('a part of a month', () => {
  test('is the days insured over the days of the month, less those on a benefit, each once', () => {
    const on = (from: string, to: string) => ({ from: day(from), to: day(to) });
    const since = (from: string) => ({ from: day(from), to: null });
    expect(insuredPart(january, since('2025-05-01'))).toEqual({ days: 31, of: 31 });
    expect(insuredPart(january, since('2026-01-16'))).toEqual({ days: 16, of: 31 });
    expect(insuredPart(january, since('2026-02-01'))).toEqual({ days: 0, of: 31 });
    expect(insuredPart(january, since('2025-05-01'), [on('2025-12-20', '2026-01-05'), on('2026-01-04', '2026-01-10')])).toEqual({
      days: 21,
      of: 31,
    });
    expect(insuredPart(january, since('2026-01-08'), [on('2026-01-01', '2026-01-10')])).toEqual({ days: 21, of: 31 });
    expect(decimalOf(partOf(grosze(565_200), { days: 16, of: 31 }))).toBe('2917.16');
    expect(() => partOf(grosze(1), { days: 32, of: 31 })).toThrow(/Not days of a month/);
  });

  test('bears social contributions by its days, the health contribution whole', () => {
    const of = own('051000', 565_200, { part: { days: 16, of: 31 } });
    expect(decimalOf(of.pensionBase)).toBe('2917.16');
    expect(decimalOf(of.social.insured.pension)).toBe('569.43');
    expect(of.labour > 0n).toBe(true);
    expect(decimalOf(of.health.insured)).toBe('498.35');
  });

  test('days divided among parts never bear more than the whole, and add up to it within a grosz a part', () => {
    const anySplit = fc
      .record({
        of: fc.constantFrom(28, 29, 30, 31),
        cuts: fc.array(fc.nat(31), { maxLength: 4 }),
        base: fc.bigInt({ min: 0n, max: 3_000_000n }),
      })
      .map(({ of, cuts, base }) => {
        const bounds = [0, ...cuts.map(cut => cut % (of + 1)).sort((a, b) => a - b), of];
        return { base: grosze(base), parts: bounds.slice(1).map((bound, place) => ({ days: bound - (bounds[place] as number), of })) };
      });
    fc.assert(
      fc.property(anySplit, ({ base, parts }) => {
        const whole = totalsOf(own('051000', base, { joined: { sickness: true } }));
        const divided = parts.map(part => totalsOf(own('051000', base, { part, joined: { sickness: true } })));
        for (const name of ['pensionBase', 'pension', 'disability', 'accident', 'labour'] as const) {
          for (const part of divided) expect(part[name] <= whole[name]).toBe(true);
          const apart = sum(divided.map(part => part[name])) - whole[name];
          expect((apart < 0n ? -apart : apart) <= BigInt(parts.length)).toBe(true);
        }
      }),
    );
  });

  test('spans that overlap leave no negative days, however they lie', () => {
    const anyDay = fc.integer({ min: 0, max: 89 }).map(days => day(new Date(Date.UTC(2025, 11, 1 + days)).toISOString().slice(0, 10)));
    const anySpan = fc.tuple(anyDay, anyDay).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));
    fc.assert(
      fc.property(anySpan, fc.array(anySpan, { maxLength: 5 }), (title, suspended) => {
        const part = insuredPart(january, title, suspended);
        // Counted a day at a time.
        const free = Array.from({ length: 31 }, (_, place) => day(`2026-01-${String(place + 1).padStart(2, '0')}`)).filter(
          on => on >= title.from && on <= title.to && !suspended.some(span => on >= span.from && on <= span.to),
        );
        expect(part).toEqual({ days: free.length, of: daysIn(january) });
      }),
    );
  });
});

describe('a contribution holiday', () => {
  const month = (base: number, sickness: boolean): OwnMonth => ({
    title: titled('051000'),
    base: grosze(base),
    before: NOTHING,
    joined: { sickness },
    accidentRate: terms.accident,
    health,
  });
  const holiday = { title: titled('051400'), least: grosze(565_200), sickness: 'by-state' } as const;

  test('has the state bear the contributions on the least base, and leaves health to the payer', () => {
    const { byState, byPayer } = ofHoliday(month(565_200, true), holiday, terms);
    const { B } = reportFields(byState);
    expect(['p15', 'p16', 'p17', 'p18', 'p29'].map(field => decimalOf(B[field] as Grosze))).toEqual([
      '1103.27',
      '452.16',
      '138.47',
      '94.39',
      '1788.29',
    ]);
    expect(fundsOf(byState)).toEqual({ FUS: 0n, FUZ: 0n, 'FP-FS': 0n, FGSP: 0n, FEP: 0n });
    expect(fundsOf(byPayer)).toMatchObject({ FUS: 0n, FUZ: 49_835n, 'FP-FS': 0n });
  });

  test('leaves what was declared above the least base to the payer', () => {
    const { byState, byPayer } = ofHoliday(month(1_000_000, false), holiday, terms);
    expect([byState.pensionBase, byPayer.pensionBase]).toEqual([565_200n, 434_800n]);
    expect(byPayer.social.insured.pension > 0n).toBe(true);
    // Above the minimum wage too nothing goes to the labour fund in that month.
    expect(ofHoliday(month(1_200_000, false), holiday, terms).byPayer.labour).toBe(NOTHING);
  });

  test('near the yearly cap the state bears first, and both together bear no more than is left', () => {
    const before = grosze(terms.yearlyCap - 700_000n);
    const { byState, byPayer } = ofHoliday({ ...month(1_000_000, false), before }, holiday, terms);
    expect([byState.pensionBase, byPayer.pensionBase, byPayer.cut]).toEqual([565_200n, 134_800n, true]);
  });

  test('leaves sickness insurance to who did not pay it in the month before', () => {
    const { byState, byPayer } = ofHoliday(month(565_200, true), { ...holiday, sickness: 'by-payer' }, terms);
    expect([byState.sicknessBase, byPayer.sicknessBase]).toEqual([0n, 565_200n]);
    expect(decimalOf(byPayer.social.insured.sickness)).toBe('138.47');
  });

  test('both reports together have the bases of the month, up to the limit of sickness insurance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 565_200, max: 4_000_000 }),
        fc.constantFrom('by-state' as const, 'by-payer' as const),
        (base, sickness) => {
          const { byState, byPayer } = ofHoliday(month(base, true), { ...holiday, sickness }, terms);
          const usual = ofOwnBase(month(base, true), terms);
          expect(sum([byState.pensionBase, byPayer.pensionBase])).toBe(usual.pensionBase);
          expect(sum([byState.sicknessBase, byPayer.sicknessBase])).toBe(usual.sicknessBase);
          expect(byPayer.social.insured.pension <= usual.social.insured.pension).toBe(true);
        },
      ),
    );
  });
});

describe('the end of a relief', () => {
  test('a relief begun on the first counts that month, one begun later has its part on top', () => {
    expect(startReliefEnd(day('2026-01-01'), pack.parameters)).toBe('2026-06-30');
    expect(startReliefEnd(day('2026-01-02'), pack.parameters)).toBe('2026-07-31');
    expect(preferentialEnd(day('2026-07-01'), pack.parameters)).toBe('2028-06-30');
    expect(preferentialEnd(day('2026-08-15'), pack.parameters)).toBe('2028-08-31');
    expect(() => startReliefEnd(day('2018-04-29'), pack.parameters)).toThrow(/not known/);
  });

  test('is told within 31 days before it, and not after', () => {
    const soon = (on: string) => endsSoon(day('2026-06-30'), day(on), pack.parameters);
    expect(['2026-05-29', '2026-05-30', '2026-06-30', '2026-07-01'].map(soon)).toEqual([false, true, true, false]);
  });

  test('Mały ZUS Plus has 36 months in any 60', () => {
    const window = smallWindowOn(pack.parameters, day('2026-01-01'));
    const used = (from: string, count: number) => Array.from({ length: count }, (_, place) => shiftMonth(monthOf(from), place));
    expect(smallMonthsLeft([], january, window)).toBe(36);
    expect(smallMonthsLeft(used('2022-01', 36), monthOf('2027-01'), window)).toBe(1);
    expect(smallMonthsLeft(used('2022-01', 36), monthOf('2026-12'), window)).toBe(0);
    expect(smallEnd([], january, window)).toBe('2028-12-31');
    expect(smallEnd(used('2022-02', 36), monthOf('2025-03'), window)).toBeUndefined();
  });

  test('at no month were more of them used within the window than the law has', () => {
    const window = smallWindowOn(pack.parameters, day('2026-01-01'));
    const anyUsed = fc
      .uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 36 })
      .map(places => places.map(place => shiftMonth(monthOf('2021-01'), place)));
    fc.assert(
      fc.property(anyUsed, used => {
        const end = smallEnd(used, january, window);
        const all = [...used];
        for (let of = january; end !== undefined && lastDayOf(of) <= end; of = shiftMonth(of, 1)) {
          all.push(of);
          expect(all.filter(one => one > shiftMonth(of, -window.within)).length).toBeLessThanOrEqual(window.months);
        }
      }),
    );
  });
});

function monthOf(of: string) {
  return month(of);
}
