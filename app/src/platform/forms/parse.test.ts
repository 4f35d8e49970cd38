import { describe, expect, test } from 'vitest';
import { exampleForm } from '#app/testing/example-form.ts';
import { answersAfterPage, answersOfJson, answersOfPosted, typedDayParts } from './parse.ts';
import { withPrefills } from './prefill.ts';

const posted = (fields: Record<string, string | readonly string[]>) =>
  new Map(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]));
const page = (name: string) => {
  const found = exampleForm.pages.find(one => one.name === name);
  if (found === undefined) throw new Error(`no page ${name}`);
  return found;
};

describe('what Anna types', () => {
  test('is tidied into the form in which it is kept', () => {
    const answers = answersOfPosted(
      exampleForm,
      posted({
        pesel: ' 44051401359 ',
        email: 'Anna@EXAMPLE.pl',
        phone: '601 100 100',
        postcode: '25734',
        'from.day': '3',
        'from.month': '4',
        'from.year': '2026',
        pay: '1 649,8',
        days: ' 12 ',
        account: 'PL61 1090 1014 0000 0712 1981 2874',
        employerNip: '521-30-17-228',
        wants: ['letter', 'letter', 'benefit'],
        truth: 'yes',
        code: 'B20',
      }),
      {},
    );
    expect(answers).toEqual({
      pesel: '44051401359',
      email: 'Anna@example.pl',
      phone: '+48601100100',
      postcode: '25-734',
      from: '2026-04-03',
      pay: '1649.80',
      days: 12,
      account: '61109010140000071219812874',
      employerNip: '5213017228',
      wants: ['letter', 'benefit'],
      truth: true,
      code: 'B20',
    });
  });

  test('stays as typed where it cannot be read, so that nothing is lost', () => {
    const answers = answersOfPosted(
      exampleForm,
      posted({
        pesel: '4405140135',
        'from.day': '31',
        'from.month': '2',
        'from.year': '2026',
        'to.day': '',
        'to.month': 'maj',
        'to.year': '26',
        pay: 'dużo',
        days: 'dwa',
      }),
      {},
    );
    expect(answers).toEqual({ pesel: '4405140135', from: '31.2.2026', to: '.maj.26', pay: 'dużo', days: 'dwa' });
    expect(typedDayParts(answers['from'])).toEqual({ day: '31', month: '2', year: '2026' });
    expect(typedDayParts(answers['to'])).toEqual({ day: '', month: 'maj', year: '26' });
    expect(typedDayParts('2026-04-03')).toEqual({ day: '3', month: '4', year: '2026' });
  });

  test('loses control characters, which XML could not carry, and keeps its lines', () => {
    expect(answersOfPosted(exampleForm, posted({ otherReason: 'raz\u0000\r\ndwa\ud800', code: 'a\u0301' }), {})).toEqual({
      otherReason: 'raz\ndwa\ufffd',
      code: 'á',
    });
  });

  test('on one page leaves the other pages alone, and an unticked box takes its answer away', () => {
    const before = { name: 'Anna Nowak', wants: ['letter'], truth: true, days: 3 };
    expect(answersAfterPage(page('money'), posted({ days: '4' }), before, {})).toEqual({ name: 'Anna Nowak', days: 4 });
  });

  test('does not change what the register says', () => {
    expect(
      answersAfterPage(page('person'), posted({ name: 'Anna Inna', pesel: '' }), { name: 'Anna Nowak' }, { 'party.name': 'Anna Nowak' }),
    ).toEqual({ name: 'Anna Nowak' });
    expect(answersAfterPage(page('person'), posted({ name: 'Anna Nowak' }), {}, {})).toEqual({ name: 'Anna Nowak' });
  });

  test('in a group becomes items in order, without holes', () => {
    const fields = posted({
      'child.2.childName': 'Ola',
      'child.2.adopted': 'no',
      'child.0.childName': 'Hanna',
      'child.0.adopted': 'yes',
      'child.0.adoptedOn.day': '1',
      'child.0.adoptedOn.month': '2',
      'child.0.adoptedOn.year': '2020',
      'child.10.childName': '',
    });
    expect(answersAfterPage(page('children'), fields, {}, {})).toEqual({
      child: [{ childName: 'Hanna', adopted: true, adoptedOn: '2020-02-01' }, { childName: 'Ola', adopted: false }, {}],
    });
  });

  test('with names of no field is not read', () => {
    expect(
      answersOfPosted(exampleForm, posted({ __proto__: 'x', admin: 'yes', 'child.x.childName': 'no', 'child.99999.childName': 'no' }), {}),
    ).toEqual({});
  });

  test('as JSON is tidied the same way', () => {
    expect(
      answersOfJson(exampleForm, {
        employerNip: '521-30-17-228',
        pay: '10',
        child: [{ childName: ' Ola ', adopted: false }],
        truth: true,
        days: 3,
        wants: [],
      }),
    ).toEqual({ employerNip: '5213017228', pay: '10.00', child: [{ childName: 'Ola', adopted: false }], truth: true, days: 3 });
  });
});

describe('what is known', () => {
  test('fills what is not answered, and always what is locked', () => {
    const known = { 'party.name': 'Anna Nowak', 'person.pesel': '44051401359' };
    expect(withPrefills(exampleForm, {}, known)).toEqual({ name: 'Anna Nowak', pesel: '44051401359' });
    expect(withPrefills(exampleForm, { name: 'Ktoś Inny', pesel: '1' }, known)).toEqual({ name: 'Anna Nowak', pesel: '1' });
  });
});
