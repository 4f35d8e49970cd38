import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, month, type Month, shiftMonth } from '#kernel/day.ts';
import { decimalOf, type Grosze, grosze, sum } from '#kernel/grosze.ts';
import { ageOn, averageMonth, monthsLeft, pensionOf, retirementDay, variants } from './pension.ts';
import { partsOf, type PensionAccount, type YearRates, yearStates } from './pension-account.ts';

const shares = { subaccountPoints: '7.30', openFundPoints: '2.92' };
const money = (max: bigint) => fc.bigInt({ min: 0n, max }).map(grosze);
const account = (parts: Partial<PensionAccount> = {}): PensionAccount => ({
  year: 2023,
  capital: grosze(1_000_000),
  contributions: grosze(10_000_000),
  subaccount: grosze(2_000_000),
  openFund: grosze(500_000),
  hasSubaccount: true,
  inOpenFund: true,
  ...parts,
});
const rates = (known: Readonly<Record<number, string>>, sub: Readonly<Record<number, string>> = {}): YearRates => ({
  account: year => known[year],
  subaccount: year => sub[year],
});

describe('the account for a pension', () => {
  test('the published points go to account, subaccount and open fund', () => {
    // 19.52 % of 10 000.00.
    const of = (hasSubaccount: boolean, inOpenFund: boolean) =>
      Object.values(partsOf(grosze(195_200), { hasSubaccount, inOpenFund }, shares)).map(decimalOf);
    expect(of(true, true)).toEqual(['1222.00', '438.00', '292.00']);
    expect(of(true, false)).toEqual(['1222.00', '730.00', '0.00']);
    expect(of(false, false)).toEqual(['1952.00', '0.00', '0.00']);
  });

  test('the parts of any contribution make it to the grosz', () => {
    fc.assert(
      fc.property(money(10_000_000n), fc.constantFrom([true, true], [true, false], [false, false]), (amount, [sub, fund]) => {
        const parts = partsOf(amount, { hasSubaccount: sub as boolean, inOpenFund: fund as boolean }, shares);
        expect(sum(Object.values(parts))).toBe(amount);
      }),
    );
  });

  test('a year multiplies what stood at its beginning, not what came during it', () => {
    const [state] = yearStates(account(), [{ month: month('2024-05'), pension: grosze(195_200) }], shares, rates({ 2024: '1.1441' }), 2024);
    expect(state?.accountRate).toBe('1.1441');
    expect(decimalOf(state?.contributionsIndexed as Grosze)).toBe('14410.00');
    expect(decimalOf(state?.closing.contributions as Grosze)).toBe('115632.00');
    expect(decimalOf(state?.closing.capital as Grosze)).toBe('11441.00');
    expect(decimalOf(state?.closing.subaccount as Grosze)).toBe('20438.00');
  });

  test('a year whose rate is not known adds nothing and says so', () => {
    const [state] = yearStates(account(), [], shares, rates({}), 2024);
    expect(state).toMatchObject({ accountRate: null, subaccountRate: null, closing: { contributions: 10_000_000n, capital: 1_000_000n } });
  });

  test('no account ever shrinks, and a year closes with what it opened with, what it grew by and what came', () => {
    const anyMonths = fc.array(
      fc.record({ month: fc.integer({ min: 0, max: 35 }).map(n => shiftMonth(month('2024-01'), n)), pension: money(300_000n) }),
      {
        maxLength: 40,
      },
    );
    const anyRate = fc.integer({ min: 9_000, max: 13_000 }).map(n => `${Math.floor(n / 10_000)}.${String(n % 10_000).padStart(4, '0')}`);
    fc.assert(
      fc.property(anyMonths, anyRate, anyRate, (months, one, two) => {
        const opening = account();
        const states = yearStates(opening, months, shares, rates({ 2024: one, 2026: two }, { 2025: two }), 2026);
        let before: { capital: Grosze; contributions: Grosze; subaccount: Grosze; openFund: Grosze } = opening;
        for (const state of states) {
          for (const name of ['capital', 'contributions', 'subaccount', 'openFund'] as const)
            expect(state.closing[name] >= before[name]).toBe(true);
          expect(state.closing.contributions).toBe(sum([before.contributions, state.contributionsIndexed, state.added.account]));
          expect(state.closing.subaccount).toBe(sum([before.subaccount, state.subaccountIndexed, state.added.subaccount]));
          before = state.closing;
        }
        const came = sum(months.map(one => one.pension));
        expect(sum(states.flatMap(state => Object.values(state.added)))).toBe(came);
      }),
    );
  });
});

describe('the pension that may come of it', () => {
  test('the capital is divided by the months of life ahead', () => {
    expect(decimalOf(pensionOf(grosze(50_000_000), '266.4'))).toBe('1876.88');
  });

  test('working on never gives less than stopping, more capital never less, a longer life never more', () => {
    const anyLife = fc.integer({ min: 1_000, max: 4_000 }).map(tenths => `${Math.floor(tenths / 10)}.${tenths % 10}`);
    fc.assert(
      fc.property(
        money(200_000_000n),
        money(200_000_000n),
        money(400_000n),
        fc.integer({ min: 0, max: 540 }),
        anyLife,
        anyLife,
        (a, b, monthly, months, x, y) => {
          const { workOn, stopNow } = variants(a, monthly, months, x);
          expect(workOn.pension >= stopNow.pension).toBe(true);
          expect(workOn.capital).toBe(sum([a, workOn.coming]));
          const [less, more] = a < b ? [a, b] : [b, a];
          expect(pensionOf(more, x) >= pensionOf(less, x)).toBe(true);
          const [short, long] = Number(x) < Number(y) ? [x, y] : [y, x];
          expect(pensionOf(a, short) >= pensionOf(a, long)).toBe(true);
        },
      ),
    );
  });

  test('Anna, born in March 1988, retires in March 2048 and has 256 months ahead', () => {
    const retires = retirementDay(day('1988-03-14'), 60);
    expect(retires).toBe('2048-03-14');
    expect(monthsLeft(day('2026-11-24'), retires)).toBe(256);
    expect(monthsLeft(day('2050-01-01'), retires)).toBe(0);
    expect([ageOn(day('1988-03-14'), day('2026-03-13')), ageOn(day('1988-03-14'), day('2026-03-14'))]).toEqual([37, 38]);
  });

  test('the average month is of the latest months that have a contribution, all payers together', () => {
    const of = (name: Month, amount: number) => ({ month: name, amount: grosze(amount) });
    const all = [
      of(month('2026-01'), 900),
      of(month('2026-02'), 100),
      of(month('2026-02'), 50),
      of(month('2026-03'), 0),
      of(month('2026-04'), 300),
    ];
    expect(averageMonth(all, 2)).toEqual({ average: 225n, months: 2 });
    expect(averageMonth([], 12)).toEqual({ average: 0n, months: 0 });
  });
});
