import { expect, test } from 'vitest';
import { makeNrb } from '#kernel/demo-identifiers.ts';
import { grosze } from '#kernel/grosze.ts';
import { transferCode } from './transfer-code.ts';

const nrb = makeNrb(5);
const transfer = { nip: '' as const, nrb, amount: grosze(242_511), name: 'Zakład Ubezpieczeń Społecznych', title: 'Składki' };

test('account, amount in grosze, name and title stand in their places, nine fields in all', () => {
  expect(transferCode(transfer)).toBe(`|PL|${nrb}|242511|Zakład Ubezpieczeń S|Składki|||`);
  expect(transferCode({ ...transfer, amount: grosze(50) })?.split('|')).toEqual([
    '',
    'PL',
    nrb,
    '000050',
    'Zakład Ubezpieczeń S',
    'Składki',
    '',
    '',
    '',
  ]);
});

test('a name cannot begin another field', () => {
  expect(transferCode({ ...transfer, name: 'A|B|9' })?.split('|')).toHaveLength(9);
});

test('an amount that the six digits cannot hold gets no code, nor does nothing', () => {
  expect(transferCode({ ...transfer, amount: grosze(999_999) })).toContain('|999999|');
  expect(transferCode({ ...transfer, amount: grosze(1_000_000) })).toBeUndefined();
  expect(transferCode({ ...transfer, amount: grosze(0) })).toBeUndefined();
});
