import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { fillLetter } from '#platform/letters/fill-letter.ts';
import { FUNDS } from '../../../facts.ts';
import { pack } from '../../../pack.ts';
import { decide } from './decide.ts';

const filedOn = '2026-11-24';
const facts = {
  'insured-register': {
    asOf: filedOn,
    titles: [
      {
        titleCode: '011000',
        payerName: 'Firma X',
        payerNip: '5213017228',
        insurances: ['pension', 'health'],
        from: '2020-09-01',
        to: null,
      },
    ],
    bases: ['2026-08', '2026-09', '2026-10'].map(month => ({
      month,
      payerName: 'Firma X',
      pensionBase: '6200.00',
      sicknessBase: '6200.00',
      healthBase: '5350.11',
    })),
    breaks: [{ payerName: 'Firma X', code: '331', from: '2026-09-28', to: '2026-10-04' }],
    family: [{ names: 'Hanna Nowak', kinship: 'child', bornOn: '2017-06-02', from: '2020-09-01', to: null }],
  },
  'payer-status': {
    asOf: filedOn,
    registeredSince: '2015-03-01',
    deregisteredOn: null,
    insuredCount: 25,
    settlements: ['2026-09', '2026-10'].map(month => ({ month, dueOn: `${month}-15`, due: '52000.00', paid: '52000.00' })),
  },
  'payer-settlement': {
    asOf: filedOn,
    funds: FUNDS.map(fund => ({ fund, arrears: fund === 'FUS' ? '100.00' : '0.00', interest: '0.00' })),
    unprocessedDocumentsOlderThanWorkingDay: 0,
    instalmentAgreement: false,
    openEnforcement: false,
    payerConfirmed: true,
  },
  benefits: {
    asOf: filedOn,
    benefits: [
      {
        kind: 'old-age-pension',
        grantedOn: '2018-05-01',
        endsOn: null,
        monthlyGross: '3100.00',
        monthlyDeductions: '700.00',
        monthlyNet: '2400.00',
      },
    ],
  },
};
const asked = (answers: Answers, change: Partial<DecideInput> = {}): DecideInput => ({
  answers: { partyName: 'Anna Nowak', partyPesel: '44051401359', ...answers },
  known: { 'acting.relation': 'self' },
  facts,
  filedOn,
  ...change,
});

function letterOf(outcome: DecideOutcome, lang: 'pl' | 'en') {
  const template = outcome.outcome === 'granted' ? pack.letters.find(one => one.code === outcome.letter.template) : undefined;
  if (outcome.outcome !== 'granted' || template === undefined)
    throw new Error(`not granted: ${JSON.stringify(outcome.tests.filter(step => !step.passed))}`);
  return fillLetter(template, outcome.letter.values, lang);
}
const tables = (letter: ReturnType<typeof letterOf>) => letter.body.flatMap(block => (block.kind === 'table' ? [block] : []));
const words = (letter: ReturnType<typeof letterOf>) =>
  letter.body.flatMap(block => (block.kind === 'paragraph' ? [block.text] : [])).join('\n');

describe('Anna’s data are confirmed', () => {
  const all = {
    kind: 'insured',
    insuredParts: ['titles', 'bases', 'breaks', 'family'],
    insuredFrom: '2026-09-01',
    insuredTo: '2026-09-30',
  };

  test('whole, with the months and breaks of the period alone', () => {
    const letter = letterOf(decide.decide(asked(all)), 'pl');
    expect(tables(letter).map(table => table.rows)).toEqual([
      [['011000', 'Firma X', 'emerytalne, zdrowotne', '01.09.2020', 'nadal']],
      [['09.2026', 'Firma X', '6\u00a0200,00\u00a0zł', '6\u00a0200,00\u00a0zł', '5\u00a0350,11\u00a0zł']],
      [['331', 'Firma X', '28.09.2026', '04.10.2026']],
      [['Hanna Nowak', 'dziecko', '02.06.2017', '01.09.2020', 'nadal']],
    ]);
    expect(words(letter)).toContain('na koncie osoby: Anna Nowak (PESEL 44051401359)');
    expect(tables(letterOf(decide.decide(asked(all)), 'en'))[0]?.rows).toEqual([
      ['011000', 'Firma X', 'old-age pension, health', '1 Sep 2020', 'ongoing'],
    ]);
  });

  test('in the parts she asked for and no other', () => {
    const letter = letterOf(decide.decide(asked({ kind: 'insured', insuredParts: ['titles'] })), 'pl');
    expect(tables(letter)).toHaveLength(1);
    expect(JSON.stringify(letter)).not.toMatch(/Hanna|6\u00a0200|Przerwy/);
  });

  test('and a part without entries says "none"', () => {
    const letter = letterOf(decide.decide(asked({ ...all, insuredFrom: '2020-01-01', insuredTo: '2020-01-31' })), 'pl');
    expect(words(letter)).toContain('Podstawy wymiaru składek za okres od 01.01.2020 do 31.01.2020: brak.');
  });
});

describe('a payer’s and a beneficiary’s data are confirmed', () => {
  test('Firma X: status, people, settlements, balance', () => {
    const letter = letterOf(
      decide.decide(
        asked({
          kind: 'payer',
          payerParts: ['status', 'insured-count', 'settlements', 'balance'],
          payerFrom: '2026-10-01',
          payerTo: '2026-10-31',
        }),
      ),
      'pl',
    );
    expect(words(letter)).toMatch(
      /zgłoszony od 01\.03\.2015[\s\S]*25 osób[\s\S]*Łączna zaległość wraz z odsetkami na dzień 24\.11\.2026: 100,00\u00a0zł/,
    );
    expect(tables(letter)[0]?.rows.map(row => row[0])).toEqual(['10.2026']);
  });

  test('without the balance where it was not asked for', () => {
    expect(JSON.stringify(letterOf(decide.decide(asked({ kind: 'payer', payerParts: ['status'] })), 'en'))).not.toMatch(/100\.00|Arrears/);
  });

  test('Maria: her pension and what is paid out', () => {
    const letter = letterOf(decide.decide(asked({ kind: 'beneficiary', beneficiaryParts: ['benefits', 'amounts'] })), 'pl');
    expect(tables(letter).map(table => table.rows)).toEqual([
      [['emerytura', '01.05.2018', 'bezterminowo']],
      [['emerytura', '3\u00a0100,00\u00a0zł', '700,00\u00a0zł', '2\u00a0400,00\u00a0zł']],
    ]);
    const withoutAmounts = letterOf(decide.decide(asked({ kind: 'beneficiary', beneficiaryParts: ['benefits'] })), 'pl');
    expect(JSON.stringify(withoutAmounts)).not.toContain('2\u00a0400');
  });
});

describe('a confirmation goes to a clerk', () => {
  test.each<[string, Answers, Partial<DecideInput>]>([
    ['without the register', { kind: 'insured', insuredParts: ['titles'] }, { facts: {} }],
    ['with the register of another day', { kind: 'insured', insuredParts: ['titles'] }, { filedOn: '2026-11-25' }],
    ['with nothing chosen', { kind: 'insured', insuredParts: [] }, {}],
    ['with half a period', { kind: 'insured', insuredParts: ['bases'], insuredFrom: '2026-01-01' }, {}],
    [
      'with a period that runs backwards',
      { kind: 'payer', payerParts: ['settlements'], payerFrom: '2026-02-01', payerTo: '2026-01-01' },
      {},
    ],
    [
      'with a fund unknown',
      { kind: 'payer', payerParts: ['balance'] },
      { facts: { ...facts, 'payer-settlement': { ...facts['payer-settlement'], funds: facts['payer-settlement'].funds.slice(1) } } },
    ],
    [
      'with a benefit nobody can name',
      { kind: 'beneficiary', beneficiaryParts: ['benefits'] },
      { facts: { benefits: { asOf: filedOn, benefits: [{ ...facts.benefits.benefits[0], kind: 'constructor' }] } } },
    ],
    ['of nobody knows whom', { kind: 'doctor' }, {}],
    ['asked by a stranger', { kind: 'insured', insuredParts: ['titles'] }, { known: {} }],
  ])('%s', (_what, answers, change) => {
    expect(decide.decide(asked(answers, change))).toMatchObject({ outcome: 'to-clerk' });
  });

  test('or is granted, the same each time, and what is granted can be written in both languages', () => {
    const some = fc.record(
      {
        kind: fc.constantFrom('insured', 'payer', 'beneficiary', 'doctor'),
        insuredParts: fc.subarray(['titles', 'bases', 'breaks', 'family', 'x']),
        payerParts: fc.subarray(['status', 'insured-count', 'settlements', 'balance']),
        beneficiaryParts: fc.subarray(['benefits', 'amounts']),
        insuredFrom: fc.constantFrom('2026-09-01', '2027-01-01'),
        insuredTo: fc.constant('2026-10-31'),
        payerFrom: fc.constantFrom('2026-09-01', '2027-01-01'),
        payerTo: fc.constant('2026-10-31'),
      },
      { requiredKeys: [] },
    );
    let granted = 0;
    fc.assert(
      fc.property(some, fc.subarray(Object.keys(facts)), (answers, names) => {
        const input = asked(answers as Answers, {
          facts: Object.fromEntries(names.map(name => [name, facts[name as keyof typeof facts]])),
        });
        const outcome = decide.decide(input);
        expect(decide.decide(input)).toEqual(outcome);
        expect(outcome.outcome === 'granted').toBe(outcome.tests.every(step => step.passed));
        if (outcome.outcome !== 'granted') return;
        granted += 1;
        for (const lang of ['pl', 'en'] as const) expect(letterOf(outcome, lang).body.length).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
    expect(granted).toBeGreaterThan(10);
  });
});
