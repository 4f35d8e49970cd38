import fc from 'fast-check';
import { pack } from '#institution/zus/pack.ts';
import { day, month } from '#kernel/day.ts';
import { grosze, NOTHING } from '#kernel/grosze.ts';
import { ofPay, ofSetBase, termsOf, type TitleContributions, titleOn } from '#app/contributions/index.ts';

/** Terms by which the reports below are made. */
export const terms = termsOf(pack.parameters, month('2026-01'));
export const titled = (code: string) => {
  const found = titleOn(pack.insuranceTitles, code, day('2026-01-01'));
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
};
/** Any report of January 2026, for tests of what is made of reports. */
export const anyTitle: fc.Arbitrary<TitleContributions> = fc
  .record({ code: fc.constantFrom('011000', '041100', '012500', '121100'), pay: fc.bigInt({ min: 0n, max: 4_000_000n }).map(grosze) })
  .map(({ code, pay }) =>
    code === '121100'
      ? ofSetBase({ title: titled(code), base: pay, healthBase: pay, before: NOTHING }, terms)
      : ofPay({ title: titled(code), pay, before: NOTHING, accidentRate: terms.accident, allTitles: { base: pay } }, terms),
  );
