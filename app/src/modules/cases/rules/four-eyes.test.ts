import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grosze } from '#kernel/grosze.ts';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import { approvalBar, secondEyes, statedSum, sumAtStake } from './four-eyes.ts';

const terms = { onRefusals: true, above: grosze(1_000_000) };
const who = (staffId: string, personId: string | null = null) => ({ staffId: staffId as StaffId, personId: personId as PersonId | null });

const rulesOn = (decision: { outcome: 'granted' | 'refused'; sum: ReturnType<typeof grosze> | null }, by = terms) =>
  secondEyes({ ...decision, pays: false }, by);

test('a refusal is decided by two, and so is a sum above the limit, not one at it', () => {
  expect([
    rulesOn({ outcome: 'refused', sum: null }),
    rulesOn({ outcome: 'granted', sum: grosze(1_000_001) }),
    rulesOn({ outcome: 'granted', sum: grosze(1_000_000) }),
    rulesOn({ outcome: 'refused', sum: grosze(1_000_001) }),
    rulesOn({ outcome: 'granted', sum: null }),
    rulesOn({ outcome: 'refused', sum: null }, { ...terms, onRefusals: false }),
  ]).toEqual(['refusal', 'sum', null, 'both', null, null]);
});

test('a sum that nobody told is decided by two where granting pays money, as a large one is; a refusal pays nothing', () => {
  const paying = (outcome: 'granted' | 'refused', sum: bigint | null, onRefusals = false) =>
    secondEyes({ outcome, sum: sum === null ? null : grosze(sum), pays: true }, { ...terms, onRefusals });
  expect([
    paying('granted', null),
    paying('granted', 0n),
    paying('granted', 1_000_001n),
    paying('refused', null),
    paying('refused', null, true),
    secondEyes({ outcome: 'granted', sum: null, pays: false }, terms),
  ]).toEqual(['sum-unknown', null, 'sum', null, 'refusal', null]);
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
