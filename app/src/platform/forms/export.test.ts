import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import { anyAnswers, anyKnown } from '#app/testing/any-answers.ts';
import { exampleForm } from '#app/testing/example-form.ts';
import { compileSchema } from '#platform/documents/xml/schema.ts';
import { XmlDocument } from 'libxml2-wasm';
import { checkAll } from './check.ts';
import type { Answers } from './definition.ts';
import { storedAnswers } from './keep.ts';
import { readBack } from './readable.ts';
import { jsonReaderOf, jsonSchemaOf } from './to-json.ts';
import { type FilingHeader, toXml } from './to-xml.ts';
import { xsdOf } from './xsd.ts';

const today = day('2026-11-24');
const known = {
  'party.kind': 'person',
  'options.mandates': ['m1'],
  'options.mandates.m1.pl': 'Katarzyna Wójcik',
  'options.mandates.m1.en': 'Katarzyna Wójcik',
};
const whole: Answers = {
  name: 'Anna <Nowak> & "córka"',
  pesel: '44051401359',
  email: 'anna@example.pl',
  phone: '+48601100100',
  postcode: '25-734',
  from: '2026-11-02',
  to: '2026-11-20',
  reason: 'child',
  child: [
    { childName: 'Hanna', adopted: true, adoptedOn: '2018-01-02' },
    { childName: 'Ola', adopted: false },
  ],
  days: 19,
  pay: '6200.00',
  bonus: '100.00',
  total: '6300.00',
  account: '61109010140000071219812874',
  employerNip: '5213017228',
  employerRegon: '000017756',
  wants: ['benefit', 'letter'],
  mandate: 'm1',
  truth: true,
};
const header: FilingHeader = {
  filedFor: { name: 'Firma X', idKind: 'NIP', id: '5213017228' },
  filedBy: { name: 'Katarzyna Wójcik', idKind: 'PESEL', id: '44051401359' },
  relation: 'mandate',
  answerChannel: 'electronic',
  attachments: [{ fileName: 'umowa & aneks.pdf', sha256: 'ab'.repeat(32), bytes: 12 }],
};
const schema = compileSchema(xsdOf(exampleForm));

function faultsOf(xml: Buffer): readonly string[] {
  const document = XmlDocument.fromBuffer(xml);
  const judged = schema.validate(document);
  document.dispose();
  return judged.ok ? [] : judged.refusal.map(fault => fault.message);
}

describe('the XML of a form', () => {
  test('has every answer, escaped, in order, and is valid against the schema made from the definition', () => {
    expect(checkAll(exampleForm, { answers: whole, known, today })).toEqual([]);
    const xml = toXml(exampleForm, whole, known, header);
    expect(xml.toString()).toContain('<name>Anna &lt;Nowak&gt; &amp; "córka"</name>');
    expect(xml.toString()).toContain('<mandate means="Katarzyna Wójcik">m1</mandate>');
    expect(xml.toString()).toContain(
      '<child><item><childName>Hanna</childName><adopted>true</adopted><adoptedOn>2018-01-02</adoptedOn></item><item>',
    );
    expect(faultsOf(xml)).toEqual([]);
  });

  test('is refused by its schema where an answer is missing, of another kind or not of this form', () => {
    const text = toXml(exampleForm, whole, known).toString();
    const broken = [
      text.replace(/<days>19<\/days>/, ''),
      text.replace('<days>19<', '<days>dwa<'),
      text.replace('<truth>true', '<truth>false'),
      text.replace('</answers>', '<more>1</more></answers>'),
      text.replace('version="1"', 'version="2"'),
    ];
    for (const one of broken) expect(faultsOf(Buffer.from(one))).not.toEqual([]);
  });

  test('of any answers without a fault is valid', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.record({ change: anyAnswers(exampleForm), fields: fc.subarray(Object.keys(whole), { maxLength: 4 }) }),
        anyKnown,
        ({ change, fields }, other) => {
          const answers = { ...whole, ...Object.fromEntries(fields.map(field => [field, change[field]])) };
          const now = { ...known, ...other };
          if (checkAll(exampleForm, { answers, known: now, today }).length > 0) return;
          seen += 1;
          expect(faultsOf(toXml(exampleForm, storedAnswers(exampleForm, answers, now), now, header))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

describe('the JSON of a form', () => {
  const read = jsonReaderOf(exampleForm);

  test('comes back as the same answers', () => {
    expect(read(JSON.parse(JSON.stringify(whole)))).toEqual({ ok: true, value: whole });
  });

  test('has a schema that ajv takes in its strict mode', () => {
    const ajv = new Ajv2020({ strict: true, formats: { date: true } });
    expect(() => ajv.compile(jsonSchemaOf(exampleForm))).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ['no object', 'RWN', '/ must be object'],
    ['a field of no question', { ...whole, admin: true }, '/ must NOT have additional properties (admin)'],
    ['a number as text', { ...whole, days: '19' }, '/days must be integer'],
    ['an amount as a number', { ...whole, pay: 6200 }, '/pay must be string'],
    ['a choice that does not exist', { ...whole, reason: 'war' }, '/reason must be equal to one of the allowed values'],
    ['a missing answer', { ...whole, days: undefined }, "/ must have required property 'days'"],
    ['a group with something else', { ...whole, child: ['Ola'] }, '/child/0 must be object'],
    ['a whole book', { ...whole, email: 'x'.repeat(10_000) }, '/email must NOT have more than 300 characters'],
  ])('%s is refused with its place', (_what, body, fault) => {
    const judged = read(body);
    expect(judged.ok ? [] : judged.refusal.map(one => `${one.at} ${one.message}`)).toContain(fault);
  });
});

describe('the form in words', () => {
  test('is written as people of each language write', () => {
    const lines = (lang: 'pl' | 'en') =>
      Object.fromEntries(readBack(exampleForm, whole, lang, known).flatMap(section => section.lines.map(line => [line.path, line.value])));
    expect(lines('pl')).toMatchObject({
      from: '02.11.2026',
      pay: '6\u00a0200,00\u00a0zł',
      employerNip: '521-30-17-228',
      reason: 'opieka nad dzieckiem',
      'child.0.adopted': 'tak',
      'child.0.adoptedOn': '02.01.2018',
      wants: 'zasiłek; zaświadczenie',
      truth: 'Tak, oświadczam',
      mandate: 'Katarzyna Wójcik',
      code: 'nie podano',
    });
    expect(lines('en')).toMatchObject({
      from: '2 Nov 2026',
      pay: 'PLN\u00a06,200.00',
      'child.1.adopted': 'no',
      truth: 'Yes, I state this',
      code: 'not given',
    });
  });

  test('has the sections of the pages, and one for each child', () => {
    expect(readBack(exampleForm, whole, 'pl', known).map(section => section.title)).toEqual([
      'Twoje dane',
      'Zwolnienie',
      'Dziecko 1',
      'Dziecko 2',
      'Wypłata',
    ]);
  });

  test('shows what was typed where it is not right', () => {
    const sections = readBack(exampleForm, { ...whole, from: '31.2.2026', pay: 'dużo' }, 'pl', known);
    expect(
      sections
        .flatMap(section => section.lines)
        .filter(line => line.path === 'from' || line.path === 'pay')
        .map(line => line.value),
    ).toEqual(['31.2.2026', 'dużo']);
  });
});
