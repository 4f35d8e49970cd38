import { describe, expect, test } from 'vitest';
import { makeNrb } from '#kernel/demo-identifiers.ts';
import type { DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { decideKey } from '#platform/forms/registry.ts';
import { FUNDS, type InsuredRegister } from './facts.ts';
import { pack } from './pack.ts';

const filedOn = '2026-11-24';
const register: InsuredRegister = {
  asOf: filedOn,
  titles: [
    {
      titleCode: '011000',
      payerName: 'Firma X',
      payerNip: '5213017228',
      insurances: ['pension', 'disability', 'sickness', 'accident', 'health'],
      from: '2020-10-01',
      to: null,
    },
  ],
  bases: [],
  breaks: [{ payerName: 'Firma X', code: '331', from: '2026-11-03', to: '2026-11-07' }],
  family: [{ names: 'Hanna Nowak', kinship: 'child', bornOn: '2017-06-02', from: '2017-06-09', to: null }],
};
const insured = { 'insured-register': register };
const settlement = {
  asOf: filedOn,
  funds: FUNDS.map(fund => ({ fund, arrears: '0.00', interest: '0.00' })),
  unprocessedDocumentsOlderThanWorkingDay: 0,
  instalmentAgreement: false,
  openEnforcement: false,
  payerConfirmed: true,
};
const status = {
  asOf: filedOn,
  registeredSince: '2019-01-01',
  deregisteredOn: null,
  insuredCount: 25,
  settlements: [
    { month: '2026-09', dueOn: '2026-10-15', due: '100.00', paid: '150.00' },
    { month: '2026-11', dueOn: '2026-12-15', due: '100.00', paid: '0.00' },
  ],
};
const payer = { 'payer-settlement': settlement, 'payer-status': status };

interface Case {
  form: string;
  answers: Record<string, unknown>;
  facts: Record<string, unknown>;
  /** Letters of the answer. */
  granted: string;
  refused: string;
  /** What the clerk is shown when nothing speaks against it. */
  told: readonly string[];
  /** What each change makes fail. */
  against: readonly (readonly [string, { answers?: Record<string, unknown>; facts?: Record<string, unknown> }, string])[];
}

const periods = [{ from: '2026-11-02', to: '2026-11-06' }];
const noRegister = { 'insured-register': null };
const care = {
  granted: 'care-benefit-granted',
  refused: 'care-benefit-refused',
  facts: insured,
  told: ['title-1', 'break-1', 'on-health-insurance'],
} as const;

const cases: readonly Case[] = [
  {
    form: 'ZAS-53',
    answers: { periods },
    facts: insured,
    granted: 'sickness-benefit-granted',
    refused: 'sickness-benefit-refused',
    told: ['title-1', 'break-1'],
    against: [
      ['the register does not answer', { facts: noRegister }, 'insured-register-known'],
      ['the insurance had not begun', { answers: { periods: [{ from: '2020-09-30', to: '2020-10-05' }] } }, 'sickness-insurance'],
      ['no period is told', { answers: { periods: [] } }, 'sickness-insurance'],
      [
        'sickness is not insured',
        { facts: { 'insured-register': { ...register, titles: register.titles.map(title => ({ ...title, insurances: ['health'] })) } } },
        'sickness-insurance',
      ],
    ],
  },
  {
    ...care,
    form: 'Z-15A',
    answers: { periods, childNames: 'Hanna', childSurname: 'Nowak', otherCarer: false },
    against: [
      ['somebody else could care', { answers: { otherCarer: true } }, 'nobody-else-could-care'],
      ['the insurance had not begun', { answers: { periods: [{ from: '2020-09-30', to: '2020-10-05' }] } }, 'sickness-insurance'],
      ['the register does not answer', { facts: noRegister }, 'insured-register-known'],
    ],
  },
  {
    ...care,
    form: 'Z-15B',
    answers: { periods, caredNames: 'Jan', caredSurname: 'Nowak', otherCarer: false },
    against: [['somebody else could care', { answers: { otherCarer: true } }, 'nobody-else-could-care']],
  },
  {
    form: 'ZAM',
    answers: {
      event: 'born',
      childrenAtOnce: 2,
      children: [{ names: 'Ola' }, { names: 'Ela' }],
      leaveFrom: '2026-11-01',
      leaveTo: '2027-03-20',
    },
    facts: insured,
    granted: 'maternity-benefit-granted',
    refused: 'maternity-benefit-refused',
    told: ['title-1', 'break-1'],
    against: [
      ['a twin is not named', { answers: { children: [{ names: 'Ola' }] } }, 'all-children-named'],
      ['the insurance had not begun', { answers: { leaveFrom: '2019-01-01' } }, 'sickness-insurance'],
    ],
  },
  {
    form: 'Z-12',
    answers: { diedOn: '2025-11-24', total: '6300.00', bills: [{ what: 'trumna', amount: '6300.00' }], shared: true, others: [{}] },
    facts: {},
    granted: 'funeral-grant-granted',
    refused: 'funeral-grant-refused',
    told: ['cost', 'shared'],
    against: [
      ['a year and a day has passed', { answers: { diedOn: '2025-11-23' } }, 'claimed-in-time'],
      ['the day of death is not known', { answers: { diedOn: '31.2.2026' } }, 'claimed-in-time'],
    ],
  },
  {
    form: 'ESUN',
    answers: { hasCertificate: true, issuedBy: 'zus', othersTotal: '300.00' },
    facts: { benefits: null },
    granted: 'supplementary-benefit-granted',
    refused: 'supplementary-benefit-refused',
    told: ['benefits-of-others'],
    against: [
      ['there is no certificate', { answers: { hasCertificate: false } }, 'certificate'],
      ['the benefits are of another shape', { facts: { benefits: 'many' } }, 'benefits-known'],
    ],
  },
  {
    form: 'OL-2',
    answers: { leaveFrom: '2026-11-20', leaveTo: '2026-11-30' },
    facts: payer,
    granted: 'sick-leave-check-answer',
    refused: 'request-refused',
    told: ['insured-count'],
    against: [
      ['the leave has ended', { answers: { leaveTo: '2026-11-23' } }, 'leave-lasts'],
      ['the payer is not known', { facts: { 'payer-status': null } }, 'payer-status-known'],
    ],
  },
  {
    form: 'RZS-R',
    answers: { extent: 'all', account: makeNrb(301) },
    facts: payer,
    granted: 'overpayment-refund',
    refused: 'request-refused',
    told: [],
    against: [
      [
        'something is owed',
        { facts: { 'payer-settlement': { ...settlement, funds: settlement.funds.map(fund => ({ ...fund, interest: '1.00' })) } } },
        'nothing-owed',
      ],
      [
        'no more was paid than was due',
        {
          facts: { 'payer-status': { ...status, settlements: [{ month: '2026-09', dueOn: '2026-10-15', due: '100.00', paid: '100.00' }] } },
        },
        'overpaid',
      ],
      ['the account does not answer', { facts: { 'payer-settlement': null } }, 'settlement-known'],
      ['the payments are not known', { facts: { 'payer-status': null } }, 'status-known'],
    ],
  },
];

const failed = (outcome: DecideOutcome): readonly string[] => outcome.tests.filter(step => !step.passed).map(step => step.name);

describe.each(cases.map(one => [one.form, one] as const))('a request %s', (_form, given) => {
  const decided = (
    change: { answers?: Record<string, unknown>; facts?: Record<string, unknown> } = {},
    relation = 'self',
  ): DecideOutcome => {
    const rule = pack.decides.get(decideKey({ code: given.form, version: 1 }));
    if (rule === undefined) throw new Error('no rule');
    return rule.decide({
      answers: { applicantName: 'Anna Nowak', ...given.answers, ...change.answers } as DecideInput['answers'],
      known: { 'acting.relation': relation },
      facts: { ...given.facts, ...change.facts },
      filedOn,
    });
  };

  test('is decided by a clerk even when nothing speaks against it; the facts, the decision and the refusal are laid ready', () => {
    const outcome = decided();
    expect(failed(outcome)).toEqual(['by-clerk']);
    expect(outcome.tests.map(step => step.name)).toEqual(expect.arrayContaining([...given.told]));
    expect(outcome).toMatchObject({
      outcome: 'to-clerk',
      draft: { template: given.refused },
      grant: { letter: { template: given.granted } },
    });
    const waits = JSON.stringify(outcome.outcome === 'to-clerk' && outcome.grant?.letter.values);
    expect(waits, 'the clerk has something to write').toContain('[…]');
  });

  test.each(given.against)('says so where %s', (_why, change, step) => {
    expect(failed(decided(change))).toContain(step);
  });

  test('says so where nobody knows for whom the signer acts', () => {
    expect(failed(decided({}, 'nobody'))).toEqual(['signer-entitled', 'by-clerk']);
  });
});

test('every form that a clerk decides stands in the table above, or has a test of its own', () => {
  const ofTheirOwn = ['POG', 'EZP', 'ERP-6', 'EMP'];
  const clerks = pack.forms.filter(form => form.handling === 'clerk' && form.endsIn === undefined).map(form => form.code);
  expect(clerks.filter(code => !ofTheirOwn.includes(code)).sort()).toEqual(cases.map(one => one.form).sort());
});
