import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { fillLetter } from '#platform/letters/fill-letter.ts';
import type { PayerHolidays, PayerStatus } from '../../../facts.ts';
import { pack } from '../../../pack.ts';
import { decide } from './decide.ts';

const filedOn = '2026-11-24';
const holidays: PayerHolidays = { asOf: filedOn, granted: [], insuredCount: 1, lastPaidMonth: '2026-10' };
const status: PayerStatus = {
  asOf: filedOn,
  registeredSince: '2019-01-01',
  deregisteredOn: null,
  insuredCount: 1,
  settlements: [
    { month: '2026-09', dueOn: '2026-10-20', due: '1600.00', paid: '1600.00' },
    { month: '2026-10', dueOn: '2026-11-20', due: '1600.00', paid: '1600.00' },
    { month: '2026-11', dueOn: '2026-12-21', due: '1600.00', paid: '0.00' },
  ],
};
const application = { payerName: 'Katarzyna Wójcik', payerNip: '5213017228', kind: 'application', month: '2026-12', turnoverBelow: true };

function asked(
  change: { holidays?: unknown; status?: unknown; answers?: Record<string, unknown>; known?: DecideInput['known'] } = {},
): DecideInput {
  return {
    answers: { ...application, ...change.answers } as DecideInput['answers'],
    known: change.known ?? { 'acting.relation': 'self' },
    facts: {
      'payer-holidays': 'holidays' in change ? change.holidays : holidays,
      'payer-status': 'status' in change ? change.status : status,
    },
    filedOn,
  };
}
const failed = (outcome: DecideOutcome): readonly string[] => outcome.tests.filter(step => !step.passed).map(step => step.name);

describe('an application for a contribution holiday', () => {
  test('is granted to Katarzyna for the next month, and enters the holiday', () => {
    const outcome = decide.decide(asked());
    expect(outcome).toMatchObject({
      outcome: 'granted',
      collection: 'open',
      letter: { template: 'contribution-holiday-granted', values: { name: 'Katarzyna Wójcik', month: '2026-12' } },
      effects: [{ name: 'account.grant-contribution-holiday', with: { month: '2026-12' } }],
    });
    expect(outcome.tests.map(step => step.name)).toEqual([
      'signer-entitled',
      'holidays-known',
      'few-insured',
      'turnover-below',
      'month-ahead',
      'once-a-year',
      'month-before-paid',
    ]);
  });

  test.each<[string, Parameters<typeof asked>[0], string]>([
    ['nobody knows for whom the signer acts', { known: {} }, 'signer-entitled'],
    ['the account does not answer', { holidays: undefined }, 'holidays-known'],
    ['the account answers for another day', { holidays: { ...holidays, asOf: '2026-11-23' } }, 'holidays-known'],
    ['ten persons are insured', { holidays: { ...holidays, insuredCount: 10 } }, 'few-insured'],
    ['the turnover is not below two million euro', { answers: { turnoverBelow: false } }, 'turnover-below'],
    ['the month is this one', { answers: { month: '2026-11' } }, 'month-ahead'],
    ['the month is after next', { answers: { month: '2027-01' } }, 'month-ahead'],
    ['a holiday was granted in that year', { holidays: { ...holidays, granted: ['2026-03'] } }, 'once-a-year'],
    ['the last due month is not paid', { holidays: { ...holidays, lastPaidMonth: '2026-09' } }, 'month-before-paid'],
    ['nothing was ever paid', { holidays: { ...holidays, lastPaidMonth: null } }, 'month-before-paid'],
    ['the settlements are not known', { status: undefined }, 'month-before-paid'],
    ['no month was ever due', { status: { ...status, settlements: [] } }, 'month-before-paid'],
  ])('goes to a clerk where %s', (_why, change, step) => {
    const outcome = decide.decide(asked(change));
    expect(outcome.outcome).toBe('to-clerk');
    expect(failed(outcome)).toEqual([step]);
  });

  test('nine insured are few enough', () => {
    expect(decide.decide(asked({ holidays: { ...holidays, insuredCount: 9 } })).outcome).toBe('granted');
  });

  test('a holiday of last year does not count', () => {
    expect(decide.decide(asked({ holidays: { ...holidays, granted: ['2025-12'] } })).outcome).toBe('granted');
  });

  test('a second one of the year is not ready for a clerk either, and the refusal says why', () => {
    const outcome = decide.decide(asked({ holidays: { ...holidays, granted: ['2026-03'] } }));
    if (outcome.outcome !== 'to-clerk') throw new Error('granted');
    expect(outcome.grant).toBeUndefined();
    expect(outcome.draft).toMatchObject({
      template: 'contribution-holiday-refused',
      values: { failed: [{ whyPl: 'W tym roku wakacje składkowe są już przyznane.' }] },
    });
  });

  test('where only the turnover was not stated, a clerk has the grant ready', () => {
    const outcome = decide.decide(asked({ answers: { turnoverBelow: false } }));
    expect(outcome).toMatchObject({ grant: { effects: [{ name: 'account.grant-contribution-holiday' }] } });
  });
});

describe('a correction', () => {
  const correction = { kind: 'correction', grantedMonth: '2026-11', month: '2026-12' };
  const granted = { ...holidays, granted: ['2026-11'] };

  test('is always a clerk’s, who has the change of month ready', () => {
    const outcome = decide.decide(asked({ holidays: granted, answers: correction }));
    expect(failed(outcome)).toEqual(['by-clerk']);
    expect(outcome).toMatchObject({
      outcome: 'to-clerk',
      grant: {
        letter: { template: 'contribution-holiday-corrected', values: { month: '2026-12', oldMonth: '2026-11' } },
        effects: [
          { name: 'account.withdraw-contribution-holiday', with: { month: '2026-11' } },
          { name: 'account.grant-contribution-holiday', with: { month: '2026-12' } },
        ],
      },
    });
  });

  test('of what was never granted has nothing ready', () => {
    const outcome = decide.decide(asked({ answers: correction }));
    expect(failed(outcome)).toEqual(['holiday-granted', 'by-clerk']);
    expect(outcome.outcome === 'to-clerk' && outcome.grant).toBeUndefined();
  });
});

describe('a withdrawal', () => {
  const withdrawal = { kind: 'withdrawal', grantedMonth: '2026-12' };

  test('before the month begins is settled at once', () => {
    expect(decide.decide(asked({ holidays: { ...holidays, granted: ['2026-12'] }, answers: withdrawal }))).toMatchObject({
      outcome: 'granted',
      letter: { template: 'contribution-holiday-withdrawn', values: { month: '2026-12' } },
      effects: [{ name: 'account.withdraw-contribution-holiday', with: { month: '2026-12' } }],
    });
  });

  test('once the month has begun goes to a clerk, who may still grant it', () => {
    const outcome = decide.decide(
      asked({ holidays: { ...holidays, granted: ['2026-11'] }, answers: { ...withdrawal, grantedMonth: '2026-11' } }),
    );
    expect(failed(outcome)).toEqual(['month-not-begun']);
    expect(outcome).toMatchObject({ grant: { effects: [{ with: { month: '2026-11' } }] } });
  });

  test('of what was never granted has nothing ready', () => {
    const outcome = decide.decide(asked({ answers: withdrawal }));
    expect(failed(outcome)).toEqual(['holiday-granted']);
    expect(outcome.outcome === 'to-clerk' && outcome.grant).toBeUndefined();
  });
});

test('a request of no kind goes to a clerk', () => {
  expect(failed(decide.decide(asked({ answers: { kind: 'other' } })))).toEqual(['by-clerk']);
});

test('every letter of the rule is whole in both languages', () => {
  const granted = { ...holidays, granted: ['2026-12', '2026-11'] };
  const outcomes = [
    decide.decide(asked()),
    decide.decide(asked({ holidays: { ...holidays, insuredCount: 30 } })),
    decide.decide(asked({ holidays: granted, answers: { kind: 'correction', grantedMonth: '2026-11' } })),
    decide.decide(asked({ holidays: granted, answers: { kind: 'withdrawal', grantedMonth: '2026-12' } })),
  ];
  const letters = outcomes.flatMap(outcome => (outcome.outcome === 'granted' ? [outcome.letter] : [outcome.draft, outcome.grant?.letter]));
  for (const letter of letters) {
    const template = pack.letters.find(one => one.code === letter?.template);
    if (letter === undefined || template === undefined) throw new Error('no letter');
    expect(JSON.stringify(fillLetter(template, letter.values, 'pl'))).toContain('24.11.2026');
    expect(JSON.stringify(fillLetter(template, letter.values, 'en'))).toContain('24 Nov 2026');
  }
  expect(new Set(letters.map(letter => letter?.template)).size).toBe(4);
});

const anyMonth = fc.constantFrom('2025-12', '2026-03', '2026-10', '2026-11', '2026-12', '2027-01');
const anyFacts = fc.record({
  holidays: fc.oneof(
    fc.record({
      asOf: fc.constantFrom(filedOn, '2026-11-23'),
      granted: fc.uniqueArray(anyMonth, { maxLength: 3 }),
      insuredCount: fc.nat({ max: 12 }),
      lastPaidMonth: fc.option(anyMonth),
    }),
    fc.anything(),
  ),
  status: fc.oneof(fc.constant(status), fc.anything()),
});
const anyAnswers = fc.record(
  {
    kind: fc.constantFrom('application', 'correction', 'withdrawal', 'x'),
    month: fc.oneof(anyMonth, fc.string()),
    grantedMonth: fc.oneof(anyMonth, fc.string()),
    turnoverBelow: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('whatever the facts and the answers', () => {
  test('only what passed every test is granted by the computer, the same each time, and never two holidays in one year', () => {
    let grants = 0;
    fc.assert(
      fc.property(anyFacts, anyAnswers, (facts, answers) => {
        const input = asked({ ...facts, answers });
        const outcome = decide.decide(input);
        expect(decide.decide(input)).toEqual(outcome);
        expect(outcome.outcome === 'granted').toBe(failed(outcome).length === 0);
        const effects = (outcome.outcome === 'granted' ? outcome.effects : outcome.grant?.effects) ?? [];
        const taken = effects.find(effect => effect.name === 'account.grant-contribution-holiday')?.with['month'];
        if (typeof taken !== 'string') return;
        grants += 1;
        const before = (facts.holidays as PayerHolidays).granted.filter(
          month => !effects.some(effect => effect.name.includes('withdraw') && effect.with['month'] === month),
        );
        if (input.answers['kind'] === 'application') expect(before.filter(month => month.slice(0, 4) === taken.slice(0, 4))).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(grants).toBeGreaterThan(10);
  });
});
