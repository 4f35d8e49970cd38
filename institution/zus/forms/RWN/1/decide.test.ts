import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { fillLetter } from '#platform/letters/fill-letter.ts';
import { FUNDS, type PayerSettlement } from '../../../facts.ts';
import { pack } from '../../../pack.ts';
import { decide } from './decide.ts';

const filedOn = '2026-11-24';
const nothingOwed: PayerSettlement = {
  asOf: filedOn,
  funds: FUNDS.map(fund => ({ fund, arrears: '0.00', interest: '0.00' })),
  unprocessedDocumentsOlderThanWorkingDay: 0,
  instalmentAgreement: false,
  openEnforcement: false,
  payerConfirmed: true,
};
const owing = (arrears: string, interest = '0.00'): PayerSettlement => ({
  ...nothingOwed,
  funds: FUNDS.map(fund => (fund === 'FUS' ? { fund, arrears, interest } : { fund, arrears: '0.00', interest: '0.00' })),
});

function asked(settlement: unknown, change: Partial<DecideInput> = {}): DecideInput {
  return {
    answers: { payerName: 'Firma X', payerNip: '5213017228', copies: 2, recipient: 'Bank Y', truth: true, settled: true },
    known: { 'acting.relation': 'mandate' },
    facts: { 'payer-settlement': settlement },
    filedOn,
    ...change,
  };
}
const failed = (outcome: DecideOutcome): readonly string[] => outcome.tests.filter(step => !step.passed).map(step => step.name);

describe('the certificate of no arrears', () => {
  test('is issued to Firma X, which owes nothing, and lies open at once', () => {
    const outcome = decide.decide(asked(nothingOwed));
    expect(outcome).toMatchObject({
      outcome: 'granted',
      collection: 'open',
      letter: { template: 'no-arrears-certificate', values: { payer: 'Firma X', identifiers: 'NIP 5213017228', asOf: filedOn, copies: 2 } },
    });
    expect(outcome.tests.map(step => step.name)).toEqual([
      'settlement-known',
      'signer-entitled',
      'payer-confirmed',
      'state-of-filing-day',
      'nothing-unbooked',
      'all-funds-known',
      'no-arrears',
      'no-open-enforcement',
      'instalment-agreement',
    ]);
  });

  test('is judged by the tolerance and the days that the institution has on the day of filing, where it has changed them', () => {
    const parameters = { 'no-arrears-tolerance': '10.00', 'complaint-days': '14' };
    expect(decide.decide(asked(owing('9.00', '1.00'), { parameters })).outcome).toBe('granted');
    expect(decide.decide(asked(owing('9.00', '1.00'))).outcome).toBe('to-clerk');
    expect(decide.decide(asked(owing('9.00', '1.01'), { parameters }))).toMatchObject({ draft: { values: { complaintDays: 14 } } });
  });

  test('is not issued to Jan, who owes one month: a clerk gets the reasons and a draft with his arrears', () => {
    const outcome = decide.decide(asked(owing('1649.82', '21.00')));
    expect(failed(outcome)).toEqual(['no-arrears']);
    expect(outcome).toMatchObject({
      outcome: 'to-clerk',
      reasons: [{ pl: 'Na kontach płatnika są zaległości lub odsetki.' }],
      draft: {
        template: 'no-arrears-refusal',
        values: {
          total: '1670.82',
          complaintDays: 7,
          debts: [{ fundPl: 'Fundusz Ubezpieczeń Społecznych', arrears: '1649.82', interest: '21.00' }],
        },
      },
    });
  });

  test('mentions an instalment agreement', () => {
    const outcome = decide.decide(asked({ ...nothingOwed, instalmentAgreement: true }));
    expect(outcome).toMatchObject({ outcome: 'granted', letter: { values: { withAgreement: true } } });
  });

  test.each<[string, unknown, string]>([
    ['the settlements are not known', undefined, 'settlement-known'],
    ['the party is no payer', null, 'settlement-known'],
    ['the facts are of another shape', { ...nothingOwed, funds: 'none' }, 'settlement-known'],
    ['an amount is negative', owing('-5.00'), 'settlement-known'],
    ['the identity is not confirmed', { ...nothingOwed, payerConfirmed: false }, 'payer-confirmed'],
    ['the settlements are of yesterday', { ...nothingOwed, asOf: '2026-11-23' }, 'state-of-filing-day'],
    ['a document waits to be booked', { ...nothingOwed, unprocessedDocumentsOlderThanWorkingDay: 1 }, 'nothing-unbooked'],
    ['one grosz is owed', owing('0.01'), 'no-arrears'],
    ['only interest is owed', owing('0.00', '1.00'), 'no-arrears'],
    ['an enforcement is open', { ...nothingOwed, openEnforcement: true }, 'no-open-enforcement'],
    ['a fund is missing', { ...nothingOwed, funds: nothingOwed.funds.slice(1) }, 'all-funds-known'],
    [
      'a fund stands twice',
      { ...nothingOwed, funds: [...nothingOwed.funds, { fund: 'FUS', arrears: '0.00', interest: '0.00' }] },
      'all-funds-known',
    ],
  ])('goes to a clerk where %s', (_why, settlement, step) => {
    const outcome = decide.decide(asked(settlement));
    expect(outcome.outcome).toBe('to-clerk');
    expect(failed(outcome)).toEqual([step]);
  });

  test('goes to a clerk where nobody knows for whom the signer acts', () => {
    expect(failed(decide.decide(asked(nothingOwed, { known: {} })))).toEqual(['signer-entitled']);
  });

  test.each(['granted', 'refused'])('the letter of one %s is whole in both languages', which => {
    const outcome = decide.decide(asked(which === 'granted' ? nothingOwed : owing('1649.82')));
    const letter = outcome.outcome === 'granted' ? outcome.letter : outcome.draft;
    const template = pack.letters.find(one => one.code === letter?.template);
    if (letter === undefined || template === undefined) throw new Error('no letter');
    const [pl, en] = (['pl', 'en'] as const).map(lang => JSON.stringify(fillLetter(template, letter.values, lang)));
    expect(pl).toContain('24.11.2026');
    expect(en).toContain('24 Nov 2026');
    expect(pl).toContain(which === 'granted' ? 'Bank Y' : '1\u00a0649,82\u00a0zł');
  });
});

const amount = fc.integer({ min: 0, max: 500_000 }).map(grosze => `${Math.floor(grosze / 100)}.${String(grosze % 100).padStart(2, '0')}`);
const anySettlement = fc.record({
  asOf: fc.constantFrom(filedOn, '2026-11-23'),
  funds: fc.array(
    fc.record({
      fund: fc.constantFrom(...FUNDS),
      arrears: fc.oneof(fc.constant('0.00'), amount),
      interest: fc.oneof(fc.constant('0.00'), amount),
    }),
    { maxLength: 7 },
  ),
  unprocessedDocumentsOlderThanWorkingDay: fc.nat({ max: 2 }),
  instalmentAgreement: fc.boolean(),
  openEnforcement: fc.boolean(),
  payerConfirmed: fc.boolean(),
});
const allFunds = fc.tuple(...FUNDS.map(() => fc.tuple(fc.oneof(fc.constant('0.00'), amount), fc.constant('0.00')))).map(pairs => ({
  ...nothingOwed,
  funds: FUNDS.map((fund, index) => ({ fund, arrears: pairs[index]?.[0] ?? '0.00', interest: pairs[index]?.[1] ?? '0.00' })),
}));

describe('whatever the facts', () => {
  test('nobody who owes anything is granted a certificate', () => {
    let owed = 0;
    fc.assert(
      fc.property(fc.oneof(anySettlement, allFunds), settlement => {
        const owes = settlement.funds.some(fund => fund.arrears !== '0.00' || fund.interest !== '0.00');
        if (owes) owed += 1;
        const outcome = decide.decide(asked(settlement));
        // Not by the computer, and not ready for a clerk either.
        if (owes) expect(outcome.outcome === 'to-clerk' && outcome.grant).toBeUndefined();
      }),
    );
    expect(owed).toBeGreaterThan(10);
  });

  test('where nothing is owed, a clerk has the certificate ready, whatever else speaks against it', () => {
    const outcome = decide.decide(asked({ ...nothingOwed, openEnforcement: true }));
    expect(outcome).toMatchObject({ outcome: 'to-clerk', grant: { letter: { template: 'no-arrears-certificate' }, collection: 'open' } });
  });

  test('every payer who owes nothing on a known account is granted one', () => {
    fc.assert(
      fc.property(fc.boolean(), instalmentAgreement => {
        expect(decide.decide(asked({ ...nothingOwed, instalmentAgreement })).outcome).toBe('granted');
      }),
    );
  });

  test('there is an outcome, the same each time, and only what was passed whole is granted', () => {
    fc.assert(
      fc.property(fc.oneof(anySettlement, allFunds, fc.anything()), fc.dictionary(fc.string(), fc.anything()), (settlement, answers) => {
        const input = asked(settlement, { answers: answers as DecideInput['answers'] });
        const outcome = decide.decide(input);
        expect(decide.decide(input)).toEqual(outcome);
        expect(outcome.outcome === 'granted').toBe(failed(outcome).length === 0);
        if (outcome.outcome === 'to-clerk') expect(outcome.reasons).not.toEqual([]);
      }),
    );
  });
});
