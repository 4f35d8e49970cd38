import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import type { Eyes } from '../types.ts';
import { twoPeople } from './four-eyes.ts';

const eyes = (staff: string, person: string | null): Eyes => ({ staffId: staff as StaffId, personId: person as PersonId | null });

test('Michał proposes and Robert decides: they are two people', () => {
  expect(twoPeople(eyes('staff michal', 'michal'), eyes('staff robert', 'robert')).ok).toBe(true);
});

test('Michał does not decide what he proposed, neither under his number nor under a second one', () => {
  expect(twoPeople(eyes('staff michal', 'michal'), eyes('staff michal', 'michal'))).toMatchObject({ refusal: { kind: 'own-proposal' } });
  expect(twoPeople(eyes('staff michal', 'michal'), eyes('another number', 'michal'))).toMatchObject({ refusal: { kind: 'own-proposal' } });
});

test('somebody whose person is not known decides nothing of anybody else’s, and nobody decides theirs', () => {
  expect(twoPeople(eyes('a', null), eyes('b', 'robert'))).toMatchObject({ refusal: { kind: 'unknown-person' } });
  expect(twoPeople(eyes('b', 'robert'), eyes('a', null))).toMatchObject({ refusal: { kind: 'unknown-person' } });
});

test('whoever they are, two pairs of eyes are two staff numbers of two known people', () => {
  const anyEyes = fc.record({ staff: fc.constantFrom('1', '2', '3'), person: fc.constantFrom('anna', 'beata', null) });
  fc.assert(
    fc.property(anyEyes, anyEyes, (one, other) => {
      const expected = one.staff !== other.staff && one.person !== null && other.person !== null && one.person !== other.person;
      expect(twoPeople(eyes(one.staff, one.person), eyes(other.staff, other.person)).ok).toBe(expected);
    }),
  );
});
