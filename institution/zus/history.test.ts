import { describe, expect, test } from 'vitest';
import type { Answers, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { decideKey } from '#platform/forms/registry.ts';
import type { InsuredRegister } from './facts.ts';
import { toldPeriods } from './history.ts';
import { pack } from './pack.ts';

const filedOn = '2026-11-24';
const register: InsuredRegister = {
  asOf: filedOn,
  titles: [
    { titleCode: '011000', payerName: 'Firma X', payerNip: null, insurances: ['pension'], from: '2020-10-01', to: null },
    { titleCode: '051000', payerName: 'Anna Nowak', payerNip: null, insurances: ['pension'], from: '2010-01-01', to: '2015-12-31' },
  ],
  bases: [],
  breaks: [],
  family: [],
};
const history = [
  { kind: 'business', where: 'Anna Nowak', from: '2010-01-01', to: '2015-12-31' },
  { kind: 'employment', where: 'Firma X', from: '2020-10-01' },
];

const decided = (form: string, answers: Record<string, unknown> = {}, facts: unknown = register): DecideOutcome => {
  const rule = pack.decides.get(decideKey({ code: form, version: 1 }));
  if (rule === undefined) throw new Error('no rule');
  return rule.decide({
    answers: { applicantName: 'Anna Nowak', history, ...answers } as DecideInput['answers'],
    known: { 'acting.relation': 'self' },
    facts: { 'insured-register': facts, benefits: null },
    filedOn,
  });
};
const failed = (outcome: DecideOutcome): readonly string[] => outcome.tests.filter(step => !step.passed).map(step => step.name);
const value = (outcome: DecideOutcome, name: string): string | undefined => outcome.tests.find(step => step.name === name)?.value;

describe.each(['ERP-6', 'EMP'])('the history told in %s', form => {
  test('goes to a clerk, and says where it agrees with the account', () => {
    const outcome = decided(form);
    expect(failed(outcome)).toEqual(['by-clerk']);
    expect([value(outcome, 'periods-told'), value(outcome, 'periods-not-on-account'), value(outcome, 'account-agrees')]).toEqual([
      '2',
      '0',
      'yes',
    ]);
  });

  test('counts what has to be proved', () => {
    const more = [...history, { kind: 'studies', where: 'Politechnika', from: '2003-10-01', to: '2008-06-30' }];
    expect(value(decided(form, { history: more }), 'periods-not-on-account')).toBe('1');
  });

  test.each([
    ['left out', history.slice(1)],
    ['told with another end', [{ ...history[0], to: '2015-12-30' }, history[1]]],
    ['told as ended where it lasts', [history[0], { ...history[1], to: '2026-10-31' }]],
  ])('shows the clerk a period of the account that was %s', (_how, rows) => {
    expect(failed(decided(form, { history: rows }))).toContain('account-agrees');
  });

  test('is taken as it is where the account does not answer, and the clerk is told', () => {
    expect(failed(decided(form, {}, null))).toEqual(['insured-register-known', 'by-clerk']);
  });
});

test('a claim with work abroad tells the clerk that another institution has to be asked', () => {
  const abroad = [...history, { kind: 'abroad', country: 'Niemcy', from: '2016-01-01', to: '2018-01-01' }];
  expect(value(decided('EMP', { history: abroad }), 'abroad')).toBe('Niemcy');
  expect(value(decided('EMP', { otherPension: true, otherPensionWhere: 'KRUS' }), 'abroad')).toBe('KRUS');
  expect(decided('EMP').tests.map(step => step.name)).not.toContain('abroad');
});

test('the claim lays the pension ready with its amount to write, the list of periods with what was taken into account', () => {
  expect(decided('EMP')).toMatchObject({ grant: { letter: { template: 'old-age-pension-granted', values: { wordsPl: '[…]' } } } });
  expect(decided('ERP-6')).toMatchObject({
    grant: { letter: { template: 'periods-taken', values: { periods: [{ from: '2010-01-01' }, { toPl: 'nadal' }] } } },
  });
});

test('a period is told in words, with the place, the country or the child', () => {
  const rows = [{ kind: 'childcare', childNames: 'Hanna Nowak', from: '2017-06-02', to: '2018-06-02' }] as const;
  expect(toldPeriods({ history: rows } as unknown as Answers)[0]?.whatPl).toBe(
    'opieka nad dzieckiem (urlop wychowawczy lub bez pracy): Hanna Nowak',
  );
});
