import { describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import { exampleForm } from '#app/testing/example-form.ts';
import type { Decide } from './definition.ts';
import { compileForm, formRegistry } from './registry.ts';

const first = { ...exampleForm, validTo: '2026-12-31' };
const second = { ...exampleForm, version: 2, validFrom: '2027-01-01' };
const rule: Decide = { ruleSet: 'test', decide: () => ({ outcome: 'to-clerk', tests: [], legalBasis: '', reasons: [] }) };

describe('the register of forms', () => {
  const registry = formRegistry([first, second], new Map());

  test('gives the version of the day', () => {
    expect(registry.validOn('EX-1', '2026-12-31')?.definition.version).toBe(1);
    expect(registry.validOn('EX-1', '2027-01-01')?.definition.version).toBe(2);
    expect(registry.validOn('EX-1', '2025-12-31')).toBeUndefined();
    expect(registry.listOn('2027-05-01').map(form => form.version)).toEqual([2]);
  });

  test('keeps old versions readable for ever', () => {
    expect(registry.find('EX-1', 1)?.definition).toBe(first);
    expect(registry.find('EX-1', 3)).toBeUndefined();
  });

  test.each<[string, () => unknown, RegExp]>([
    [
      'two versions valid on one day',
      () => formRegistry([exampleForm, second], new Map()),
      /EX-1\/2 is valid on days on which EX-1\/1 is valid too/,
    ],
    ['one version twice', () => formRegistry([first, first], new Map()), /EX-1\/1 is there more than once/],
    [
      'a computer without a rule',
      () => formRegistry([{ ...first, handling: 'computer' }], new Map()),
      /EX-1\/1 is decided by computer, but has no rule/,
    ],
    ['a rule without a form', () => formRegistry([first], new Map([['RWN/9', rule]])), /the rule RWN\/9 belongs to no form/],
    ['a definition with a fault', () => formRegistry([{ ...first, pages: [] }], new Map()), /EX-1\/1 pages/],
  ])('does not open with %s', (_what, open, fault) => {
    expect(open).toThrow(fault);
  });

  test('settles a filing in one pass: prefilled, hidden answers dropped, remarks told', () => {
    const settled = compileForm(exampleForm).settle({
      answers: { reason: 'illness', otherReason: 'x', child: [{}] },
      known: { 'party.name': 'Anna Nowak' },
      today: day('2026-11-24'),
    });
    expect(settled.answers).toEqual({ name: 'Anna Nowak', reason: 'illness' });
    expect(settled.remarks.map(remark => remark.path)).toContain('pesel');
  });
});
