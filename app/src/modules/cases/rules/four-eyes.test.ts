import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grosze } from '#kernel/grosze.ts';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import { approvalBar, secondEyes, statedSum, sumAtStake } from './four-eyes.ts';

const terms = { onRefusals: true, above: grosze(1_000_000) };
const who = (staffId: string, personId: string | null = null) => ({ staffId: staffId as StaffId, personId: personId as PersonId | null });

test('a refusal is decided by two, and so is a sum above the limit, not one at it', () => {
  expect([
    secondEyes({ outcome: 'refused', sum: null }, terms),
    secondEyes({ outcome: 'granted', sum: grosze(1_000_001) }, terms),
    secondEyes({ outcome: 'granted', sum: grosze(1_000_000) }, terms),
    secondEyes({ outcome: 'refused', sum: grosze(1_000_001) }, terms),
    secondEyes({ outcome: 'granted', sum: null }, terms),
    secondEyes({ outcome: 'refused', sum: null }, { ...terms, onRefusals: false }),
  ]).toEqual(['refusal', 'sum', null, 'both', null, null]);
});

test('nobody approves their own proposal, under another role, branch or staff number of the same human', () => {
  expect(approvalBar(who('beata', 'person-beata'), who('beata', null))).toBe('same-human');
  expect(approvalBar(who('beata', 'person-beata'), who('beata-as-supervisor', 'person-beata'))).toBe('same-human');
  expect(approvalBar(who('beata', 'person-beata'), who('robert', 'person-robert'))).toBe(null);
});

test('somebody of whom it is not known which human they are approves nothing, and nobody approves theirs', () => {
  expect([
    approvalBar(who('a'), who('b')),
    approvalBar(who('a'), who('robert', 'person-robert')),
    approvalBar(who('beata', 'person-beata'), who('b')),
  ]).toEqual(['unknown-human', 'unknown-human', 'unknown-human']);
});

test('two approve each other exactly where they are two rows of two known people, seen from either side', () => {
  const someone = fc.record({
    staffId: fc.constantFrom('a', 'b', 'c').map(id => id as StaffId),
    personId: fc.constantFrom('p', 'q', null).map(id => id as PersonId | null),
  });
  fc.assert(
    fc.property(someone, someone, (one, other) => {
      const two = one.staffId !== other.staffId && one.personId !== null && other.personId !== null && one.personId !== other.personId;
      expect(approvalBar(one, other) === null).toBe(two);
      expect(approvalBar(other, one)).toBe(approvalBar(one, other));
    }),
  );
});

test('what the clerk states never makes the sum that the rule told smaller', () => {
  const amount = fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }).map(value => grosze(value)));
  fc.assert(
    fc.property(amount, amount, (told, stated) => {
      const stake = sumAtStake(told, stated);
      expect(stake === null).toBe(told === null && stated === null);
      if (stake !== null) expect(stake >= (told ?? 0n) && stake >= (stated ?? 0n)).toBe(true);
    }),
  );
});

test('an amount is read as people write it, and nonsense is said to be nonsense', () => {
  expect([statedSum(' '), statedSum('12 000,50'), statedSum('dużo')]).toEqual([null, 1_200_050n, 'unreadable']);
});
