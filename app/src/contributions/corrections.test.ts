import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyTitle } from '#app/testing/reports.ts';
import { grosze, sum } from '#kernel/grosze.ts';
import { corrected, correctionBetween, type ReportSet, together } from './corrections.ts';
import { chargesOf } from './funds.ts';

describe('a correction', () => {
  const anySet: fc.Arbitrary<ReportSet> = fc
    .array(fc.tuple(fc.constantFrom('Anna 0110', 'Anna 0411', 'Jan 0110', 'Olena 0110'), anyTitle), { maxLength: 4 })
    .map(entries => new Map(entries));

  test('of a correction is the direct correction', () => {
    fc.assert(
      fc.property(anySet, anySet, anySet, (first, second, third) => {
        const steps = together(correctionBetween(first, second), correctionBetween(second, third));
        expect(steps.byFund).toEqual(correctionBetween(first, third).byFund);
        expect([...steps.byReport].sort()).toEqual([...correctionBetween(first, third).byReport].sort());
      }),
    );
  });

  test('brings the charges from the old to the new, and back', () => {
    fc.assert(
      fc.property(anySet, anySet, (before, after) => {
        const { byFund, byReport } = correctionBetween(before, after);
        const [old, now] = [chargesOf([...before.values()]), chargesOf([...after.values()])];
        for (const fund of ['FUS', 'FUZ', 'FP-FS', 'FGSP', 'FEP'] as const) {
          expect(byFund[fund]).toBe(now[fund] - old[fund]);
          expect(byFund[fund]).toBe(grosze(-correctionBetween(after, before).byFund[fund]));
          expect(sum([...byReport.values()].map(one => one[fund]))).toBe(byFund[fund]);
        }
      }),
    );
  });

  test('brings changed reports only: the others stand, and twice the same is once', () => {
    fc.assert(
      fc.property(anySet, anySet, (set, changed) => {
        const once = corrected(set, changed);
        expect(corrected(once, changed)).toEqual(once);
        for (const [key, report] of changed) expect(once.get(key)).toBe(report);
        for (const [key, report] of set) if (!changed.has(key)) expect(once.get(key)).toBe(report);
        expect(correctionBetween(set, set).byReport.size).toBe(0);
      }),
    );
  });
});
