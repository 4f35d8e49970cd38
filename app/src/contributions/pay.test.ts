import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { type Day, day, month } from '#kernel/day.ts';
import { decimalOf, type Grosze, grosze, minus, NOTHING, sum } from '#kernel/grosze.ts';
import type { Sex } from '#kernel/pesel.ts';
import { cappedBase, cappedBases } from './cap.ts';
import { declarationFields } from './declaration.ts';
import { reachesMinimumWage } from './fund-duties.ts';
import { advanceTermsOf, hypotheticalAdvance } from './health-of-pay.ts';
import { SOCIAL_INSURANCES, SOURCES, totalsOf } from './insurances.ts';
import { ofPay, ofSetBase, type PaidMonth } from './pay.ts';
import { reportFields } from './report.ts';
import { type ContributionTerms, termsOf } from './terms.ts';
import { titleOn } from './titles.ts';

const terms = termsOf(pack.parameters, month('2026-01'));
const titled = (code: string, on: Day = day('2026-01-01')) => {
  const found = titleOn(pack.insuranceTitles, code, on);
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
};
const employee = titled('011000');
const paid = (pay: Grosze, more: Partial<PaidMonth> = {}, by: ContributionTerms = terms) =>
  ofPay({ title: employee, pay, before: NOTHING, accidentRate: by.accident, allTitles: { base: pay }, ...more }, by);
const anyPay = fc.bigInt({ min: 0n, max: 9_000_000n }).map(grosze);
const decimals = (fields: Readonly<Record<string, Grosze>>, ...names: string[]) => names.map(name => decimalOf(fields[name] ?? NOTHING));

describe('published examples of 2026', () => {
  test('an employee of 10 000.00', () => {
    const of = paid(grosze(1_000_000));
    const { B, C } = reportFields(of);
    expect(decimals(B, 'p7', 'p8', 'p9', 'p10', 'p11', 'p12', 'p13', 'p14')).toEqual([
      '976.00',
      '150.00',
      '245.00',
      '0.00',
      '976.00',
      '650.00',
      '0.00',
      '167.00',
    ]);
    expect(decimals(C, 'p1', 'p2', 'p3', 'p4', 'p5')).toEqual(['8629.00', '0.00', '0.00', '776.61', '0.00']);
    expect([of.labour, of.guaranteed, of.bridging].map(decimalOf)).toEqual(['245.00', '10.00', '0.00']);
  });

  test('an employee on a quarter of the minimum wage, whose other titles do not reach it', () => {
    const of = paid(grosze(120_150));
    const { B, C } = reportFields(of);
    expect(decimals(B, 'p7', 'p8', 'p9', 'p11', 'p12', 'p14', 'p29')).toEqual([
      '117.27',
      '18.02',
      '29.44',
      '117.27',
      '78.10',
      '20.07',
      '380.17',
    ]);
    expect(decimals(C, 'p1', 'p4')).toEqual(['1036.77', '93.31']);
    expect([of.labour, of.guaranteed].map(decimalOf)).toEqual(['0.00', '1.20']);
  });
});

const SAMPLE = '../shared/data/domain/kedu/sample-kedu56-rca-dra-202512.xml';
test.skipIf(!existsSync(SAMPLE))('the amounts of a public sample file are reckoned again (skipped where it is absent)', () => {
  const text = readFileSync(SAMPLE, 'utf8');
  const block = (document: string, name: string): Record<string, string> => {
    const whole = text.slice(text.indexOf(`<${document} `), text.indexOf(`</${document}>`));
    const from = whole.lastIndexOf(`<${name}>`);
    const inner = whole.slice(from, whole.indexOf(`</${name}>`, from));
    return Object.fromEntries([...inner.matchAll(/<(p\d+)>([\d.]+)<\/p\d+>/g)].map(found => [found[1] as string, found[2] as string]));
  };
  const of = termsOf(pack.parameters, month('2025-12'));
  const pay = of.minimumWage;
  // The program that wrote the sample bears neither health nor the labour fund; the rest is by the rules.
  const report = paid(pay, { taxAdvance: NOTHING }, of);
  const { B, C } = reportFields(report);
  const sample = block('ZUSRCA', 'B');
  const fields = ['p4', 'p5', 'p6', 'p7', 'p8', 'p9', 'p10', 'p11', 'p12', 'p13', 'p14', 'p29'];
  expect(fields.map(field => sample[field])).toEqual(decimals(B, ...fields));
  expect(decimalOf(C.p4)).toBe(block('ZUSRCA', 'C')['p4']);
  const { IV } = declarationFields([{ ...report, labour: NOTHING, guaranteed: NOTHING }]);
  const inFile = block('ZUSDRA', 'IV');
  expect(Object.keys(inFile)).toHaveLength(37);
  expect(Object.keys(inFile).map(field => [field, decimalOf(IV[field] as Grosze)])).toEqual(Object.entries(inFile));
  const { IX } = declarationFields([{ ...report, labour: NOTHING, guaranteed: NOTHING }]);
  expect(decimals(IX, 'p1', 'p2')).toEqual(Object.values(block('ZUSDRA', 'IX')));
});

describe('the yearly cap', () => {
  test('a month in which it is reached bears the rest, and says that it was cut', () => {
    const of = paid(grosze(3_000_000), { before: minus(terms.yearlyCap, grosze(1_000_000)) });
    expect([of.pensionBase, of.sicknessBase, of.accidentBase]).toEqual([1_000_000n, 3_000_000n, 3_000_000n]);
    expect(of.cut).toBe(true);
    expect(paid(grosze(3_000_000)).cut).toBe(false);
  });

  test('above it sickness, accident and health go on; the funds of employment stop with it, as the terms say', () => {
    const above = { before: terms.yearlyCap };
    const of = totalsOf(paid(grosze(3_000_000), above));
    expect([of.pensionBase, of.pension, of.disability, of.labour, of.guaranteed]).toEqual([0n, 0n, 0n, 0n, 0n]);
    expect([of.sickness, of.accident, of.healthBase].map(decimalOf)).toEqual(['735.00', '501.00', '29265.00']);
    const goingOn = paid(grosze(3_000_000), above, { ...terms, labourCapped: false });
    expect([goingOn.labour, goingOn.guaranteed].map(decimalOf)).toEqual(['735.00', '30.00']);
  });

  test('a year split over payers bears as much as one payer’s, month by month, and never more than the cap', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPay, anyPay, anyPay), { minLength: 12, maxLength: 12 }), months => {
        const atOne = cappedBases(
          months.map(pays => sum(pays)),
          terms.yearlyCap,
        );
        const split = cappedBases(months.flat(), terms.yearlyCap);
        for (const [place, base] of atOne.entries()) expect(sum(split.slice(place * 3, place * 3 + 3))).toBe(base);
        const paidInYear = sum(months.flat());
        expect(sum(split)).toBe(paidInYear < terms.yearlyCap ? paidInYear : terms.yearlyCap);
      }),
    );
  });

  test('more before never leaves more to bear', () => {
    fc.assert(
      fc.property(anyPay, anyPay, anyPay, (pay, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(cappedBase(pay, more, terms.yearlyCap) <= cappedBase(pay, less, terms.yearlyCap)).toBe(true);
      }),
    );
  });
});

describe('who bears nothing to the funds of employment', () => {
  const person = (bornOn: string, sex: Sex) => ({ bornOn: day(bornOn), sex });
  const labour = (who: ReturnType<typeof person> | undefined) => paid(grosze(1_000_000), { person: who }).labour > 0n;

  test('a woman from the month after her 55th birthday, a man from that after his 60th', () => {
    expect(['1970-12-31', '1971-01-01', '1971-01-02'].map(born => labour(person(born, 'woman')))).toEqual([false, false, true]);
    expect(['1965-12-31', '1966-01-01', '1966-01-02'].map(born => labour(person(born, 'man')))).toEqual([false, false, true]);
    expect(labour(undefined)).toBe(true);
    expect(paid(grosze(1_000_000), { person: person('1965-01-01', 'woman') }).guaranteed).toBe(NOTHING);
  });

  test('who earns less than the minimum wage from all titles, reckoned for a whole month', () => {
    const half = { days: 15, of: 30 };
    expect(reachesMinimumWage({ base: terms.minimumWage }, terms.minimumWage)).toBe(true);
    expect(reachesMinimumWage({ base: minus(terms.minimumWage, grosze(1)) }, terms.minimumWage)).toBe(false);
    expect(reachesMinimumWage({ base: grosze(240_300), part: half }, terms.minimumWage)).toBe(true);
    expect(reachesMinimumWage({ base: grosze(240_299), part: half }, terms.minimumWage)).toBe(false);
    expect(reachesMinimumWage({ base: NOTHING, part: { days: 0, of: 30 } }, terms.minimumWage)).toBe(false);
    // Two quarters and a half at other payers make it due on the quarter too.
    expect(decimalOf(paid(grosze(120_150), { allTitles: { base: grosze(480_600) } }).labour)).toBe('29.44');
  });

  test('a young employee', () => {
    expect(paid(grosze(1_000_000), { title: titled('012000') }).labour).toBe(NOTHING);
  });

  test('bridging pensions are due for special conditions alone, of those born after 1948', () => {
    const special = (bornOn: string) => paid(grosze(1_000_000), { work: 'special-conditions', person: person(bornOn, 'man') }).bridging;
    expect([special('1948-12-31'), special('1949-01-01')].map(decimalOf)).toEqual(['0.00', '150.00']);
    expect(() => paid(grosze(1_000_000), { work: 'special-conditions' })).toThrow(/birth date is not known/);
  });
});

describe('a contractor', () => {
  const contractor = titled('041100');
  test('is insured in sickness only on request, and then up to two and a half average wages', () => {
    expect(paid(grosze(1_000_000), { title: contractor }).sicknessBase).toBe(NOTHING);
    expect(decimalOf(paid(grosze(1_000_000), { title: contractor, joined: { sickness: true } }).social.insured.sickness)).toBe('245.00');
    expect(decimalOf(paid(grosze(3_000_000), { title: contractor, joined: { sickness: true } }).sicknessBase)).toBe('23550.00');
  });
  test('has a greater health base without sickness insurance', () => {
    expect(decimalOf(paid(grosze(1_000_000), { title: contractor }).healthBase)).toBe('8874.00');
  });
});

test('who is on child-care leave has pension, disability and health borne by the budget', () => {
  const of = ofSetBase({ title: titled('121100'), base: grosze(565_200), healthBase: grosze(75_000), before: NOTHING }, terms);
  const { B, C } = reportFields(of);
  expect(decimals(B, 'p7', 'p11', 'p15', 'p16', 'p17', 'p18', 'p29')).toEqual([
    '0.00',
    '0.00',
    '1103.27',
    '452.16',
    '0.00',
    '0.00',
    '1555.43',
  ]);
  expect(decimals(C, 'p1', 'p3', 'p4')).toEqual(['750.00', '67.50', '0.00']);
  expect(decimals(declarationFields([of]).IV, 'p10', 'p11', 'p12', 'p37')).toEqual(['1103.27', '452.16', '1555.43', '0.00']);
});

describe('health on pay', () => {
  test('sick pay by the employer bears the health contribution and no other', () => {
    const of = paid(grosze(1_000_000), { sickPay: grosze(100_000) });
    expect([decimalOf(of.healthBase), decimalOf(of.pensionBase)]).toEqual(['9629.00', '10000.00']);
  });

  test('is not more than the tax advance by the rules of 2021, which are not known before 2022', () => {
    const rules = advanceTermsOf(pack.parameters, month('2026-01'));
    const base = paid(grosze(120_150)).healthBase;
    const advance = hypotheticalAdvance(base, rules, { credit: 'applied' });
    // (1 036.77 - 250.00) to full złoty × 17 % - 43.76
    expect(decimalOf(advance)).toBe('90.03');
    expect(decimalOf(reportFields(paid(grosze(120_150), { taxAdvance: advance })).C.p4)).toBe('90.03');
    expect(decimalOf(hypotheticalAdvance(base, rules, { credit: 'not-applied' }))).toBe('133.79');
    expect(hypotheticalAdvance(grosze(20_000), rules, { credit: 'applied' })).toBe(NOTHING);
    expect(() => advanceTermsOf(pack.parameters, month('2021-12'))).toThrow(/not known/);
  });
});

describe('whatever the pay', () => {
  const anyCode = fc.constantFrom('011000', '011100', '012000', '012500', '041100');
  const anyMonth = fc
    .record({ code: anyCode, pay: anyPay, before: anyPay, sickness: fc.boolean() })
    .map(({ code, pay, before, sickness }) => ({
      of: paid(pay, { title: titled(code), before, joined: { sickness } }),
      pay,
    }));

  test('nothing is negative, no base is greater than the pay, and p29 is the sum of p7 to p26', () => {
    fc.assert(
      fc.property(anyMonth, ({ of, pay }) => {
        const { B, C } = reportFields(of);
        for (const amount of [...Object.values(B), ...Object.values(C), of.labour, of.guaranteed]) expect(amount >= 0n).toBe(true);
        expect(of.pensionBase <= pay && of.sicknessBase <= pay && of.accidentBase <= pay && of.healthBase <= pay).toBe(true);
        const parts = SOURCES.flatMap(source => SOCIAL_INSURANCES.map(insurance => of.social[source][insurance]));
        expect(B['p29']).toBe(sum(parts));
        expect(sum(Array.from({ length: 20 }, (_, place) => B[`p${place + 7}`] as Grosze))).toBe(B['p29']);
      }),
    );
  });

  test('each contribution is its own base times its rate, half a grosz up', () => {
    const half = (base: Grosze, tenThousandths: bigint): bigint => (base * tenThousandths * 2n + 10_000n) / 20_000n;
    fc.assert(
      fc.property(anyPay, anyPay, (pay, before) => {
        const of = paid(pay, { before });
        expect(of.social.insured.pension).toBe(half(of.pensionBase, 976n));
        expect(of.social.insured.disability).toBe(half(of.pensionBase, 150n));
        expect(of.social.insured.sickness).toBe(half(of.sicknessBase, 245n));
        expect(of.social.payer.disability).toBe(half(of.pensionBase, 650n));
        expect(of.social.payer.accident).toBe(half(of.accidentBase, 167n));
        expect(of.health.insured).toBe(half(of.healthBase, 900n));
      }),
    );
  });

  test('who earns more bears no less', () => {
    fc.assert(
      fc.property(anyPay, anyPay, (one, other) => {
        const [less, more] = (one < other ? [one, other] : [other, one]).map(pay => totalsOf(paid(pay)));
        if (less === undefined || more === undefined) throw new Error('two months');
        for (const name of Object.keys(less) as (keyof typeof less)[]) expect(more[name] >= less[name]).toBe(true);
      }),
    );
  });
});
