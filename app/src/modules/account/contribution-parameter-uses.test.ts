import { expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { day } from '#kernel/day.ts';
import { contributionUses } from './contribution-parameter-uses.ts';

const examples = (parameters: typeof pack.parameters, on: string) =>
  contributionUses.map(use => use.example?.compute({ ...pack, parameters }, day(on)).en.replaceAll('\u00a0', ' '));

test('whoever changes a rate, a base or a due day sees what a month comes to', () => {
  // 976 + 150 + 245 + 776.61 + 976 + 650 + 167 + 245 + 10; 1 788.29 + 830.58
  expect(examples(pack.parameters, '2026-03-01')).toEqual(['PLN 4,195.61', 'PLN 2,618.87', '20 Apr 2026']);
  const amended = { ...pack.parameters, 'sickness-rate': [{ from: '2012-01-01', value: '0.05', mark: 'D' as const, source: 'a test' }] };
  // 255.00 more for sickness, 22.95 less for health.
  expect(examples(amended, '2026-03-01')[0]).toBe('PLN 4,427.66');
});

test('in a year whose values are not all announced the example says so', () => {
  expect(examples(pack.parameters, '2027-01-01')).toEqual([
    'not all values of that month are known',
    'not all values of that month are known',
    '22 Feb 2027',
  ]);
});

test('every parameter named exists', () => {
  expect(contributionUses.flatMap(use => use.parameters).filter(name => pack.parameters[name] === undefined)).toEqual([]);
});
