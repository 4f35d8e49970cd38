import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyTitle, terms, titled } from '#app/testing/reports.ts';
import { decimalOf, type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import { declarationFields } from './declaration.ts';
import { chargesOf } from './funds.ts';
import { ofPay } from './pay.ts';
import { reportFields } from './report.ts';

const anyBenefits = fc.bigInt({ min: 0n, max: 3_000_000n }).map(p1 => ({ p1: grosze(p1), p2: NOTHING, p3: NOTHING, p4: NOTHING }));

describe('a declaration', () => {
  test('is the sum of its reports, field by field, and never a rate on a sum', () => {
    fc.assert(
      fc.property(fc.array(anyTitle, { maxLength: 8 }), titles => {
        const { IV, VI } = declarationFields(titles);
        const reports = titles.map(reportFields);
        const of = (field: string) => sum(reports.map(report => report.B[field] as Grosze));
        expect([IV['p4'], IV['p5'], IV['p7'], IV['p8'], IV['p10'], IV['p11']]).toEqual(['p7', 'p8', 'p11', 'p12', 'p15', 'p16'].map(of));
        expect([IV['p22'], IV['p23'], IV['p25'], IV['p26']]).toEqual(['p9', 'p10', 'p13', 'p14'].map(of));
        expect(Object.keys(IV)).toHaveLength(37);
        for (const first of [1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34])
          expect(IV[`p${first + 2}`]).toBe(sum([IV[`p${first}`], IV[`p${first + 1}`]].map(one => one as Grosze)));
        expect(sum(['p3', 'p21'].map(field => IV[field] as Grosze))).toBe(of('p29'));
        expect(VI.p2).toBe(sum(reports.map(report => report.C.p4)));
      }),
    );
  });

  test('is to be paid or to be returned, and by fund it is the same', () => {
    fc.assert(
      fc.property(
        fc.array(anyTitle, { maxLength: 6 }),
        anyBenefits,
        fc.bigInt({ min: 0n, max: 100n }).map(grosze),
        (titles, benefits, fee) => {
          const { IV, V, VI, VII, VIII, IX } = declarationFields(titles, benefits, fee);
          const owed = [IV['p37'], VI.p7, VII.p3, VIII.p3].map(one => one as Grosze);
          expect((IX.p2 as Grosze) - (IX.p1 as Grosze)).toBe(sum(owed) - (V.p5 as Grosze));
          expect(IX.p1 === 0n || IX.p2 === 0n).toBe(true);
          expect(sum(Object.values(chargesOf(titles, benefits, fee)))).toBe((IX.p2 as Grosze) - (IX.p1 as Grosze));
        },
      ),
    );
  });

  test('benefits that pass what is owed are to be returned', () => {
    const employee = ofPay(
      {
        title: titled('011000'),
        pay: grosze(1_000_000),
        before: NOTHING,
        accidentRate: terms.accident,
        allTitles: { base: grosze(1_000_000) },
      },
      terms,
    );
    const { IX } = declarationFields([employee], { p1: grosze(500_000), p2: grosze(500), p3: NOTHING, p4: NOTHING });
    expect([IX.p1, IX.p2].map(one => decimalOf(one as Grosze))).toEqual(['809.39', '0.00']);
    expect(decimalOf(chargesOf([employee], { p1: grosze(500_000), p2: grosze(500), p3: NOTHING, p4: NOTHING }).FUS)).toBe('-1841.00');
  });

  test('a month of nobody is a declaration of zeros', () => {
    const { IV, IX } = declarationFields([]);
    expect(Object.values({ ...IV, ...IX }).every(amount => amount === 0n)).toBe(true);
  });
});
