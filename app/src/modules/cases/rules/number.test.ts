import { expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import { documentNumber, fileClass, matterNumber } from './number.ts';

const parameters = {
  'file-plan-class.RWN': [
    { from: '2020-01-01', to: '2026-12-31', value: '410', mark: 'D' as const },
    { from: '2027-01-01', value: '411', mark: 'D' as const },
  ],
};

test('a matter bears branch, class, sequence and year', () => {
  expect(matterNumber({ branchCode: '370000', fileClass: '410', sequence: 12, year: 2026 })).toBe('370000.410.000012.2026');
});

test('the class is that of the file plan on the day of filing, and the form where the plan says nothing', () => {
  expect(fileClass({ parameters }, 'RWN', day('2026-12-31'))).toBe('410');
  expect(fileClass({ parameters }, 'RWN', day('2027-01-01'))).toBe('411');
  expect(fileClass({ parameters }, 'PEL', day('2026-12-31'))).toBe('PEL');
});

test('the first document of a matter bears its number, later ones are counted', () => {
  expect([1, 2, 3].map(ordinal => documentNumber('370000.410.000012.2026', ordinal))).toEqual([
    '370000.410.000012.2026',
    '370000.410.000012.2026.2',
    '370000.410.000012.2026.3',
  ]);
});
