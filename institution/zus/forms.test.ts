import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '#app/testing/any-answers.ts';
import { filledForm } from '#app/testing/filled-form.ts';
import { givenAnswers } from '#app/testing/given-answers.ts';
import { cast } from '#outside/cast/cast.ts';
import { day } from '#kernel/day.ts';
import { compileSchema } from '#platform/documents/xml/schema.ts';
import { checkAll } from '#platform/forms/check.ts';
import type { FormDefinition, Known } from '#platform/forms/definition.ts';
import { fromXml } from '#platform/forms/from-xml.ts';
import { storedAnswers } from '#platform/forms/keep.ts';
import { readBack } from '#platform/forms/readable.ts';
import { compileForm, decideKey } from '#platform/forms/registry.ts';
import { textFace } from '#platform/forms/text-face.ts';
import { jsonReaderOf } from '#platform/forms/to-json.ts';
import { toXml } from '#platform/forms/to-xml.ts';
import { xsdOf } from '#platform/forms/xsd.ts';
import { XmlDocument } from 'libxml2-wasm';
import { fillLetter } from '#platform/letters/fill-letter.ts';
import { pack } from './pack.ts';

const today = day('2026-11-24');

/** What the institution knows of Katarzyna, who is insured, pays contributions and, for this, has a benefit too. */
const known: Known = {
  'party.kind': 'person',
  'party.name': 'Katarzyna Wójcik',
  'party.pesel': cast.katarzyna.pesel,
  'party.nip': cast.katarzyna.business?.nip,
  'party.roles': ['insured', 'payer', 'beneficiary'],
  'party.phone': '+48600100003',
  'person.pesel': cast.katarzyna.pesel,
  'person.names': 'Katarzyna',
  'person.surname': 'Wójcik',
  'acting.relation': 'self',
  'acting.roles': ['insured', 'payer', 'beneficiary'],
  'next-month': '2026-12',
  'options.mandates-given': ['m1'],
  'options.mandates-given.m1.pl': 'Tadeusz Wrona, od 01.01.2026',
  'options.mandates-given.m1.en': 'Tadeusz Wrona, from 1 Jan 2026',
  'options.holidays-granted': ['2026-11'],
  'options.insured-payers': [cast.firmaX.nip],
  [`options.insured-payers.${cast.firmaX.nip}`]: 'Firma X',
  'rows.insured-titles': {
    rows: [
      { titleCode: '011000', payerName: 'Firma X', payerNip: cast.firmaX.nip, from: '2010-03-01', to: '2018-12-31' },
      { titleCode: '051000', payerName: 'Katarzyna Wójcik Biuro Rachunkowe', from: '2019-02-01' },
    ],
  },
};

/** One that is made on a page of its own is not asked question by question. */
const forms = pack.forms.filter(form => form.madeAt === undefined).map(form => [`${form.code}/${form.version}`, form] as const);

/** A hand that chooses by chance: one number tells all its choices. */
const anyFilled = (form: FormDefinition) =>
  fc.noShrink(fc.nat()).map(seed => {
    let at = seed;
    const choose = <One>(of: readonly One[]): One => {
      at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
      return of[(at >>> 8) % of.length] as One;
    };
    return filledForm(form, { known, today, choose, given: givenAnswers[form.code] ?? {} });
  });

describe.each(forms)('%s', (_name, form) => {
  const read = jsonReaderOf(form);
  const schema = compileSchema(xsdOf(form));

  test('can be filled in by who answers everything rightly, whatever they choose', () => {
    const fields = form.pages.flatMap(page => page.fields.map(field => field.name));
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyFilled(form), answers => {
        for (const name of Object.keys(answers)) seen.add(name);
        expect(checkAll(form, { answers, known, today }).map(remark => `${remark.path}: ${remark.text.en}`)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    // A question that nobody is ever asked has no business in a form.
    const ofOthers = ['bodyName', 'bodyNip', 'bodyRegon', 'jointRepresentation', 'payerRegon', 'purpose'];
    expect(fields.filter(name => !seen.has(name) && !ofOthers.includes(name))).toEqual([]);
  });

  test('goes out as JSON and XML and comes back as it was; the XML is valid', () => {
    fc.assert(
      fc.property(anyFilled(form), filled => {
        const answers = compileForm(form).settle({ answers: filled, known, today }).answers;
        expect(read(JSON.parse(JSON.stringify(answers)))).toEqual({ ok: true, value: answers });
        const xml = toXml(form, answers, known);
        expect(fromXml(form, xml)).toEqual({ ok: true, value: answers });
        const document = XmlDocument.fromBuffer(xml);
        const judged = schema.validate(document);
        document.dispose();
        expect(judged.ok ? [] : judged.refusal.map(fault => fault.message)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('of whatever was typed, what is kept comes back from XML, and the official copy shows each of its answers', () => {
    fc.assert(
      fc.property(anyAnswers(form), typed => {
        const answers = storedAnswers(form, typed, known);
        const back = fromXml(form, toXml(form, answers, known));
        expect(back).toEqual({ ok: true, value: answers });
        for (const lang of ['pl', 'en'] as const) {
          const lines = readBack(form, answers, lang, known).flatMap(section => section.lines);
          const shown = lines.filter(line => !line.empty).length;
          const kept = Object.values(answers).reduce<number>((sum, value) => {
            const items = Array.isArray(value) ? value.filter(item => typeof item === 'object') : [];
            return sum + (items.length > 0 ? items.reduce((all: number, item) => all + Object.keys(item).length, 0) : 1);
          }, 0);
          expect(shown).toBe(kept);
          for (const line of lines) expect(line.label).not.toBe('');
        }
      }),
      { numRuns: 40 },
    );
  });

  test('has a rule that lays before the clerk, or gives out, only letters that are whole', () => {
    // What becomes insurance documents is decided as a set.
    if (form.endsIn !== undefined) return;
    const rule = pack.decides.get(decideKey(form));
    if (rule === undefined) throw new Error(`${form.code} has no rule`);
    fc.assert(
      fc.property(anyFilled(form), filled => {
        const answers = compileForm(form).settle({ answers: filled, known, today }).answers;
        const outcome = rule.decide({ answers, known, facts: {}, filedOn: today });
        expect(outcome.tests.length).toBeGreaterThan(0);
        if (outcome.outcome === 'to-clerk') expect(outcome.reasons.length).toBeGreaterThan(0);
        const letters = outcome.outcome === 'granted' ? [outcome.letter] : [outcome.draft, outcome.grant?.letter];
        for (const letter of letters) {
          if (letter === undefined) continue;
          const template = pack.letters.find(one => one.code === letter.template);
          if (template === undefined) throw new Error(`no letter ${letter.template}`);
          for (const lang of ['pl', 'en'] as const) expect(fillLetter(template, letter.values, lang).body.length).toBeGreaterThan(0);
        }
        if (form.handling === 'clerk') expect(outcome.outcome).toBe('to-clerk');
      }),
      { numRuns: 30 },
    );
  });

  test('is understood by ear: every question and every option is said whole', () => {
    for (const lang of ['pl', 'en'] as const) {
      const face = textFace(form, { known, today, lang, answers: filledForm(form, { known, today }) });
      const heard = [...face.said];
      for (let steps = 0; face.state === 'asking' && steps < 400; steps += 1) {
        const says = (what: RegExp): boolean => face.said.some(line => what.test(line));
        const keep = lang === 'pl' ? 'dalej' : 'keep';
        const skip = lang === 'pl' ? 'pomiń' : 'skip';
        heard.push(...face.hear(says(/Czy dodać kolejną|Add another/) ? '2' : says(/„pomiń”|“skip”/) ? skip : keep));
      }
      expect(face.state, heard.slice(-6).join('\n')).toBe('confirming');
      expect(heard.join(' ')).not.toMatch(/undefined|\[object|\{[a-z]+\}/);
    }
  });

  test('says what is left out, and names what stands without a source by a place that exists', () => {
    expect(form.gaps.length).toBeGreaterThan(0);
    const places = new Set([
      ...Object.keys(form),
      ...form.pages.flatMap(page => [
        page.name,
        ...page.fields.flatMap(field => [field.name, ...(field.type === 'group' ? field.fields.map(one => one.name) : [])]),
      ]),
      ...(form.rules ?? []).map(rule => rule.name),
    ]);
    expect((form.marks ?? []).filter(mark => !places.has(mark.at)).map(mark => mark.at)).toEqual([]);
  });
});
