import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePesel } from '#kernel/demo-identifiers.ts';
import { day } from '#kernel/day.ts';
import { checkAll } from '#platform/forms/check.ts';
import type { Answers, DecideInput, DecideOutcome, Known } from '#platform/forms/definition.ts';
import { compileForm } from '#platform/forms/registry.ts';
import { textFace } from '#platform/forms/text-face.ts';
import { fillLetter } from '#platform/letters/fill-letter.ts';
import { pack } from '../../../pack.ts';
import { decide } from './decide.ts';
import { form } from './form.ts';

const filedOn = '2026-11-24';
const katarzyna = makePesel(day('1984-07-22'), 'woman', 404);
const jan = makePesel(day('1979-11-05'), 'man', 403);
const known: Known = {
  'acting.relation': 'self',
  'party.kind': 'person',
  'party.name': 'Jan Kowalski',
  'party.pesel': jan,
  'person.pesel': jan,
  'person.names': 'Jan',
  'person.surname': 'Kowalski',
  'party.roles': ['payer', 'insured'],
};
const toAccountant: Answers = {
  grantorPesel: jan,
  grantorNames: 'Jan',
  grantorSurname: 'Kowalski',
  proxyHasPesel: true,
  proxyPesel: katarzyna,
  proxyNames: 'Katarzyna',
  proxySurname: 'Wójcik',
  scope: 'platform',
  roles: ['payer'],
  payerAccess: 'full',
};

const asked = (change: Answers = {}, knownNow: Known = known): DecideInput => ({
  answers: { ...toAccountant, ...change },
  known: knownNow,
  facts: {},
  filedOn,
});
const failed = (outcome: DecideOutcome): readonly string[] => outcome.tests.filter(step => !step.passed).map(step => step.name);
const effect = (change: Answers) => {
  const outcome = decide.decide(asked(change));
  return outcome.outcome === 'granted' ? outcome.effects?.[0] : outcome;
};

describe('Jan gives his accountant a mandate', () => {
  test('in the portal as payer: it is entered at once', () => {
    expect(checkAll(form, { answers: toAccountant, known, today: day(filedOn) })).toEqual([]);
    expect(effect({})).toEqual({
      name: 'identity.grant-mandate',
      with: {
        proxyPesel: katarzyna,
        proxyNames: 'Katarzyna Wójcik',
        scope: 'platform',
        roles: ['payer'],
        forms: null,
        correspondenceOnly: false,
        from: null,
        to: null,
        note: null,
      },
    });
  });

  test('for correspondence about listed requests, for a time', () => {
    expect(
      effect({
        payerAccess: 'correspondence',
        limitedForms: [{ code: 'rwn' }, { code: 'RWN' }, { code: 'POTW' }],
        from: '2026-12-01',
        to: '2027-05-31',
      }),
    ).toMatchObject({
      with: { forms: ['RWN', 'POTW'], correspondenceOnly: true, from: '2026-12-01', to: '2027-05-31' },
    });
  });

  test('for one act, with its form', () => {
    expect(
      effect({ scope: 'action', matter: 'odbiór zaświadczenia', actionForm: 'rwn', roles: undefined, payerAccess: undefined }),
    ).toMatchObject({ with: { scope: 'action', roles: [], forms: ['RWN'], note: 'odbiór zaświadczenia' } });
  });

  test('for all matters outside the portal, without roles', () => {
    expect(effect({ scope: 'all' })).toMatchObject({ with: { scope: 'all', roles: [], correspondenceOnly: false } });
    expect(effect({ scope: 'both' })).toMatchObject({ with: { scope: 'both', roles: ['payer'] } });
  });

  test('the letter says what was given, in both languages', () => {
    const template = pack.letters.find(one => one.code === 'mandate-accepted');
    for (const change of [
      {},
      { scope: 'action', matter: 'odbiór pisma' },
      { payerAccess: 'correspondence', limitedForms: [{ code: 'RWN' }], to: '2027-05-31' },
    ] as Answers[]) {
      const outcome = decide.decide(asked(change));
      if (outcome.outcome !== 'granted' || template === undefined) throw new Error('not granted');
      expect(JSON.stringify(fillLetter(template, outcome.letter.values, 'pl'))).toMatch(/Pełnomocnik: Katarzyna Wójcik/);
      expect(JSON.stringify(fillLetter(template, outcome.letter.values, 'en'))).toMatch(/Proxy: Katarzyna Wójcik/);
    }
  });
});

describe('a mandate goes to a clerk', () => {
  const minor = makePesel(day('2008-11-25'), 'man', 1);
  test.each<[string, Answers, Known, string]>([
    ['signed by a proxy', {}, { ...known, 'acting.relation': 'mandate' }, 'signed-by-grantor'],
    [
      'of a body with several representatives',
      { jointRepresentation: true },
      { ...known, 'acting.relation': 'representative' },
      'one-representative-suffices',
    ],
    ['to somebody without a PESEL', { proxyHasPesel: false, proxyPesel: undefined }, known, 'proxy-identified'],
    ['to oneself', { proxyPesel: jan }, known, 'proxy-is-another'],
    ['to somebody who comes of age tomorrow', { proxyPesel: minor }, known, 'proxy-is-adult'],
    ['restricted to e-ZLA', { payerAccess: 'e-zla' }, known, 'scope-can-be-entered'],
    [
      'restricted differently in each role',
      { roles: ['payer', 'insured'], insuredAccess: 'correspondence' },
      known,
      'scope-can-be-entered',
    ],
    ['without a role', { roles: [] }, known, 'scope-can-be-entered'],
    ['that ends before it begins', { from: '2026-12-02', to: '2026-12-01' }, known, 'dates-in-order'],
    ['that began before it was filed', { from: '2026-11-23' }, known, 'dates-in-order'],
    ['without a scope', { scope: undefined }, known, 'scope-chosen'],
  ])('%s', (_what, change, knownNow, step) => {
    const outcome = decide.decide(asked(change, knownNow));
    expect(outcome.outcome).toBe('to-clerk');
    expect(failed(outcome)).toEqual([step]);
  });

  test.each<[string, Answers, Known, boolean]>([
    ['which may enter one to a minor', { proxyPesel: minor }, known, true],
    [
      'which may enter one of a body with several representatives',
      { jointRepresentation: true },
      { ...known, 'acting.relation': 'representative' },
      true,
    ],
    ['which may not enter one signed by a proxy', {}, { ...known, 'acting.relation': 'mandate' }, false],
    ['which may not enter one to somebody unknown', { proxyHasPesel: false, proxyPesel: undefined }, known, false],
    ['which may not enter one restricted as the register cannot hold', { payerAccess: 'e-zla' }, known, false],
    ['which may not enter one that ends before it begins', { from: '2026-12-02', to: '2026-12-01' }, known, false],
  ])('%s', (_what, change, knownNow, ready) => {
    const outcome = decide.decide(asked(change, knownNow));
    expect(outcome.outcome === 'to-clerk' && outcome.grant?.effects?.map(effect => effect.name)).toEqual(
      ready ? ['identity.grant-mandate'] : undefined,
    );
  });

  test('but not to somebody who comes of age today', () => {
    expect(decide.decide(asked({ proxyPesel: makePesel(day('2008-11-24'), 'man', 1) })).outcome).toBe('granted');
  });

  test('whatever the answers there is one outcome, and nothing is granted that was not passed or would be wider than asked', () => {
    const answers = fc.record(
      {
        scope: fc.constantFrom('action', 'all', 'platform', 'both', 'world'),
        roles: fc.subarray(['insured', 'beneficiary', 'payer', 'institution', 'doctor']),
        proxyPesel: fc.constantFrom(katarzyna, jan, minor, '1'),
        insuredAccess: fc.constantFrom('full', 'correspondence'),
        beneficiaryAccess: fc.constantFrom('full', 'correspondence'),
        payerAccess: fc.constantFrom('full', 'correspondence', 'e-zla'),
        from: fc.constantFrom('2026-11-24', '2026-11-01', 'x'),
        to: fc.constantFrom('2026-11-30', '2026-11-01'),
        limitedForms: fc.anything(),
        proxyNames: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, change => {
        const input = asked(change as Answers);
        const outcome = decide.decide(input);
        expect(decide.decide(input)).toEqual(outcome);
        expect(outcome.outcome === 'granted').toBe(failed(outcome).length === 0);
        if (outcome.outcome !== 'granted') return;
        const given = outcome.effects?.[0]?.with as { roles: string[]; correspondenceOnly: boolean; scope: string };
        for (const role of given.roles) {
          expect(input.answers['roles']).toContain(role);
          if (role !== 'institution' && input.answers[`${role}Access`] === 'correspondence') expect(given.correspondenceOnly).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the form PEL', () => {
  test('over plain text: a president gives a mandate for Firma X, which has only its own roles to give', () => {
    const president: Known = {
      'acting.relation': 'representative',
      'party.kind': 'organisation',
      'party.name': 'Firma X',
      'party.nip': '5213017228',
      'person.pesel': jan,
      'person.names': 'Jan',
      'person.surname': 'Kowalski',
    };
    const face = textFace(form, { known: president, today: day(filedOn), lang: 'pl' });
    for (const line of ['pomiń', '2', 'pomiń', '1', katarzyna, 'Katarzyna', 'Wójcik', 'pomiń', '3', 'pomiń', 'pomiń']) face.hear(line);
    expect(face.said.join('\n')).toContain('1. Płatnik składek');
    expect(face.said.join('\n')).not.toContain('Ubezpieczony');
    for (const line of ['1', '2', '1', 'rwn', '2', '1']) face.hear(line);
    expect(face.state).toBe('done');
    expect(face.answers).toMatchObject({
      bodyName: 'Firma X',
      jointRepresentation: false,
      scope: 'platform',
      roles: ['payer'],
      payerAccess: 'correspondence',
      limitedForms: [{ code: 'rwn' }],
    });
    expect(decide.decide({ answers: face.answers, known: president, facts: {}, filedOn }).outcome).toBe('granted');
  });

  test('over plain text: does not keep an answer that breaks a rule', () => {
    const face = textFace(form, { known, today: day(filedOn), lang: 'en' });
    for (const line of ['skip', 'skip', '1', jan]) face.hear(line);
    expect(face.said[0]).toMatch(/somebody other than the grantor/);
    expect(face.answers).not.toHaveProperty('proxyPesel');
    face.hear(katarzyna);
    expect(face.answers['proxyPesel']).toBe(katarzyna);
  });

  test('does not let the grantor be the proxy, nor the end come first', () => {
    const settle = (change: Answers) =>
      compileForm(form)
        .settle({ answers: { ...toAccountant, ...change }, known, today: day(filedOn) })
        .remarks.map(remark => `${remark.path} ${remark.kind}`);
    expect(settle({ proxyPesel: jan })).toEqual(['proxyPesel rule:proxy-is-another']);
    expect(settle({ from: '2026-12-02', to: '2026-12-01' })).toEqual(['to rule:ends-after-it-begins']);
  });

  test('keeps no roles of a mandate that is not for the portal', () => {
    expect(compileForm(form).settle({ answers: { ...toAccountant, scope: 'all' }, known, today: day(filedOn) }).answers).not.toHaveProperty(
      'roles',
    );
  });
});
