import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grosze, multiply } from '#kernel/grosze.ts';
import { People } from './people.ts';
import { ratesOf } from './rates-of.ts';

test('a rate is among those a contribution can come of exactly where rounding gives the contribution', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000_000 }),
      fc.integer({ min: 0, max: 999 }),
      fc.integer({ min: -2, max: 2 }),
      (base, rate, off) => {
        const decimal = `0.${String(rate).padStart(4, '0')}`;
        const due = multiply(grosze(base), decimal);
        const found = grosze(due + BigInt(off) < 0n ? 0n : due + BigInt(off));
        const { least, greatest } = ratesOf(grosze(base), found);
        expect(least <= BigInt(rate) && BigInt(rate) <= greatest).toBe(found === due);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('people are counted once however often and in whatever order they come, with a PESEL or without', () => {
  const who = fc.oneof(
    fc.integer({ min: 0, max: 40 }).map(number => `P ${String(44_051_401_300 + number)}`),
    fc.integer({ min: 0, max: 10 }).map(number => `2 AB${number}`),
  );
  fc.assert(
    fc.property(fc.array(who, { maxLength: 700 }), all => {
      const people = new People();
      for (const one of all) people.add(one);
      expect(people.count()).toBe(new Set(all).size);
    }),
    { numRuns: 100 },
  );
});
