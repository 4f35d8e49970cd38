import { describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import { exampleForm } from '#app/testing/example-form.ts';
import { checkAll, checkPage, type Filling } from './check.ts';
import type { Answers, Known } from './definition.ts';

const today = day('2026-11-24');
const known: Known = { 'party.kind': 'person', 'party.name': 'Anna Nowak' };
const good: Answers = {
  name: 'Anna Nowak',
  pesel: '44051401359',
  postcode: '25-734',
  from: '2026-11-02',
  to: '2026-11-20',
  reason: 'illness',
  days: 19,
  pay: '6200.00',
  employerNip: '5213017228',
  wants: ['benefit'],
  truth: true,
};
const filling = (change: Answers, knownNow: Known = known): Filling => ({ answers: { ...good, ...change }, known: knownNow, today });
const kinds = (change: Answers): readonly string[] => checkAll(exampleForm, filling(change)).map(remark => `${remark.path} ${remark.kind}`);

describe('a form is checked', () => {
  test('and nothing is said where everything is right', () => {
    expect(kinds({})).toEqual([]);
  });

  test.each<[string, Answers, string]>([
    ['a missing answer', { pesel: undefined }, 'pesel missing'],
    ['a PESEL of ten digits', { pesel: '4405140135' }, 'pesel pesel-length'],
    ['a PESEL with a wrong digit', { pesel: '44051401358' }, 'pesel pesel-check'],
    ['a PESEL of a day that never was', { pesel: '44053201350' }, 'pesel pesel-check'],
    ['an e-mail without a domain', { email: 'anna@' }, 'email email'],
    ['a phone of eight digits', { phone: '60110010' }, 'phone phone'],
    ['a postcode of four digits', { postcode: '2573' }, 'postcode postcode'],
    ['a day that is none', { from: '31.2.2026' }, 'from no-such-day'],
    ['a day without a year', { from: '3.4.' }, 'from not-a-day'],
    ['a year that slipped', { from: '03.04.0026' }, 'from year-out-of-range'],
    ['a day before the bound', { from: '2019-12-31' }, 'from too-early'],
    ['a day after today', { from: '2026-11-25', to: '2026-11-26' }, 'from too-late'],
    ['a day more than sixty days ahead', { to: '2027-01-24' }, 'to too-late'],
    ['no day at all', { from: undefined }, 'from missing-day'],
    ['no choice', { reason: undefined }, 'reason missing-choice'],
    ['a choice that is not offered', { reason: 'war' }, 'reason not-offered'],
    ['a text too long', { reason: 'other', otherReason: 'ą'.repeat(41) }, 'otherReason too-long'],
    ['a text against its pattern', { code: 'b2' }, 'code wrong-pattern'],
    ['a number that is none', { days: 'dwa' }, 'days not-a-number'],
    ['a number with a fraction', { days: 1.5 }, 'days not-a-number'],
    ['a number too small', { days: 0 }, 'days too-small'],
    ['a number too large', { days: 61 }, 'days too-large'],
    ['an amount that is none', { pay: 'dużo' }, 'pay not-an-amount'],
    ['an amount that may be two', { pay: '1,649' }, 'pay unclear-amount'],
    ['an amount too small', { pay: '0.99' }, 'pay amount-too-small'],
    ['an amount too large', { pay: '100000.01' }, 'pay amount-too-large'],
    ['an account of a wrong digit', { account: '61109010140000071219812875' }, 'account nrb-check'],
    ['a foreign account', { account: 'DE89370400440532013000' }, 'account nrb-foreign'],
    ['a NIP of nine digits', { employerNip: '521301722' }, 'employerNip nip-length'],
    ['a NIP of a wrong digit', { employerNip: '5213017229' }, 'employerNip nip-check'],
    ['a REGON of a wrong digit', { employerRegon: '000017755' }, 'employerRegon regon-check'],
    ['no choices', { wants: [] }, 'wants missing-choices'],
    ['choices of which one is not offered', { wants: ['benefit', 'gold'] }, 'wants not-offered'],
    ['a mandate of somebody else', { mandate: 'm9' }, 'mandate not-offered'],
    ['a statement not ticked', { truth: undefined }, 'truth not-ticked'],
    ['an answer of another kind', { code: true }, 'code wrong-kind'],
    ['a value other than the register’s', { name: 'Ktoś Inny' }, 'name differs-from-register'],
    ['an end before the beginning', { from: '2026-11-20', to: '2026-11-19' }, 'to rule:in-order'],
    ['a leave too long', { from: '2026-01-01', to: '2026-11-20' }, 'to rule:not-too-long'],
    ['two amounts that may not be equal', { bonus: '6200.00', total: '12400.00' }, 'bonus rule:bonus-not-pay'],
    ['neither of two', { employerNip: undefined }, 'employerNip rule:employer-known'],
    ['a total that does not add up', { bonus: '100.00', total: '6300.01' }, 'total rule:sums'],
    ['a condition that must hold', { wants: ['letter'] }, 'wants rule:long-needs-phone'],
    ['no child where one must be', { reason: 'child' }, 'child missing-items'],
    [
      'too many children',
      { reason: 'child', child: Array.from({ length: 4 }, () => ({ childName: 'Ola', adopted: false })) },
      'child too-many-items',
    ],
    [
      'a child without a name',
      {
        reason: 'child',
        child: [
          { childName: 'Ola', adopted: false },
          { adopted: true, adoptedOn: '2020-01-01' },
        ],
      },
      'child.1.childName missing',
    ],
    ['a yes or no left open', { reason: 'child', child: [{ childName: 'Ola' }] }, 'child.0.adopted missing-yes-no'],
  ])('%s is named, once, where it stands', (_what, change, expected) => {
    expect(kinds(change)).toEqual([expected]);
  });

  test.each<[string, Answers]>([
    ['the first day of the bound', { from: '2020-01-01', to: '2020-02-01' }],
    ['today itself', { from: '2026-11-24', to: '2026-11-24' }],
    ['the sixtieth day ahead', { to: '2027-01-23' }],
    ['exactly as many days as the rule allows', { from: '2026-05-24', to: '2026-11-20' }],
    ['the least and the greatest amount', { pay: '1.00', bonus: '100000.00', total: '100001.00' }],
  ])('and %s is still right', (_what, change) => {
    expect(kinds(change)).toEqual([]);
  });

  test('with sentences that say the field and what to do, in both languages', () => {
    const [remark] = checkAll(exampleForm, filling({ from: '2026-11-25', to: '2026-11-26' }));
    expect(remark?.text).toEqual({
      pl: 'Data w polu „Od” nie może być późniejsza niż dzisiaj (24.11.2026). Wpisz ten dzień albo wcześniejszy.',
      en: 'The date in “From” cannot be later than today (24 Nov 2026). Enter that day or an earlier one.',
    });
    const [inGroup] = checkAll(
      exampleForm,
      filling({ reason: 'child', child: [{ childName: 'Ola', adopted: false }, { adopted: false }] }),
    );
    expect(inGroup?.text.pl).toBe('Uzupełnij pole Dziecko 2, „Imię”. Bez tej odpowiedzi nie można wysłać formularza.');
  });

  test('hidden questions are not asked about', () => {
    expect(kinds({ reason: 'illness', child: [{}], otherReason: 'x'.repeat(100) })).toEqual([]);
  });

  test('a rule is silent while one of its fields is not right', () => {
    expect(kinds({ from: '31.2.2026', to: '2026-01-01' })).toEqual(['from no-such-day']);
  });

  test('a locked field that the register lacks is asked like any other', () => {
    expect(checkAll(exampleForm, filling({ name: 'Olena Szewczenko' }, { 'party.kind': 'person' }))).toEqual([]);
  });
});

describe('one page is checked by itself', () => {
  test('and another page’s faults are not told there', () => {
    expect(checkPage(exampleForm, 'leave', filling({ days: 0, from: undefined })).map(remark => remark.path)).toEqual(['from']);
  });

  test('a rule stands on the page of the field it names, also when it looks at another page', () => {
    expect(checkPage(exampleForm, 'money', filling({ wants: ['letter'] })).map(remark => remark.kind)).toEqual(['rule:long-needs-phone']);
    expect(checkPage(exampleForm, 'money', filling({ wants: ['letter'], phone: '1' }))).toEqual([]);
    expect(checkPage(exampleForm, 'person', filling({ wants: ['letter'] }))).toEqual([]);
  });
});
