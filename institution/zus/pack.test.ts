import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { memoryMarks, parameterOn } from '#platform/dated-value.ts';
import { formRegistry } from '#platform/forms/registry.ts';
import { formKnowledge } from '#platform/forms/marks.ts';
import { checkDefinition } from '#platform/forms/meta-schema.ts';
import { holesOf } from '#platform/letters/fill-letter.ts';
import { FACT_SHAPES } from './facts.ts';
import { pack } from './pack.ts';

describe('the forms of the pack', () => {
  test.each(pack.forms.map(form => [`${form.code}/${form.version}`, form] as const))('%s is a sound definition', (_name, form) => {
    expect(checkDefinition(form)).toEqual([]);
  });

  test('the institution opens with all of them together', () => {
    const registry = formRegistry(pack.forms, pack.decides);
    expect(registry.listOn('2026-11-24').map(form => form.code)).toEqual([
      'RWN',
      'PEL',
      'PEL-O',
      'POTW',
      'RWS',
      'US-7',
      'EZP',
      'POG',
      'ZAS-53',
      'Z-15A',
      'Z-15B',
      'ZAM',
      'Z-12',
      'ESUN',
      'OL-2',
      'RZS-R',
      'ERP-6',
      'EMP',
      'KEDU',
      'ZUA',
      'ZWUA',
    ]);
  });

  test('every folder of a form is in the pack', () => {
    const folders = readdirSync('institution/zus/forms').flatMap(code =>
      readdirSync(`institution/zus/forms/${code}`).map(version => `${code}/${version}`),
    );
    expect(folders.sort()).toEqual(pack.forms.map(form => `${form.code}/${form.version}`).sort());
  });

  test('every fact that a rule asks for has a shape', () => {
    const asked = [...new Set(pack.forms.flatMap(form => form.facts ?? []))];
    expect(asked.filter(fact => FACT_SHAPES[fact] === undefined)).toEqual([]);
  });
});

test('the administrator is shown what every form leaves out and what stands in it without a source', () => {
  const knowledge = formKnowledge(pack);
  expect(knowledge.map(one => one.code)).toEqual(pack.forms.map(form => form.code));
  expect(knowledge.filter(one => one.gaps.length === 0).map(one => one.code)).toEqual([]);
  expect(knowledge.find(one => one.code === 'RWS')?.marks).toContainEqual(expect.objectContaining({ at: 'month', mark: 'M' }));
});

describe('the letters of the pack', () => {
  test('every letter that a rule names exists', () => {
    const rules = pack.forms
      .filter(form => form.endsIn === undefined)
      .map(form => readFileSync(`institution/zus/forms/${form.code}/${form.version}/decide.ts`, 'utf8'))
      .join('\n');
    const named = [...rules.matchAll(/(?:template: |granted\(steps, )'([a-z-]+)'/g)].map(match => match[1]);
    expect(named.length).toBeGreaterThanOrEqual(7);
    expect(named.filter(code => !pack.letters.some(letter => letter.code === code))).toEqual([]);
  });

  test('no two letters share a code and version', () => {
    const codes = pack.letters.map(letter => `${letter.code}/${letter.version}`);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each(pack.letters.map(letter => [letter.code, letter] as const))('%s is whole in both languages', (_code, letter) => {
    const ofLanguage = (name: string) => name.replace(/(?:Pl|En)$/, '');
    const holes = (lang: 'pl' | 'en') => [...new Set([...holesOf(letter, lang)].map(ofLanguage))].sort();
    expect(holes('en')).toEqual(holes('pl'));
    expect(letter.body.en.length).toBe(letter.body.pl.length);
    expect(letter.instruction?.en.length).toBe(letter.instruction?.pl.length);
    expect(letter.legalBasis).not.toBe('');
  });

  test('a letter that refuses tells how to complain, within how many days', () => {
    for (const code of ['no-arrears-refusal', 'certificate-refusal']) {
      const letter = pack.letters.find(one => one.code === code);
      expect(letter?.instruction?.pl.join(' ')).toMatch(/zażalenie[\s\S]*141 § 2/);
      expect([...(letter === undefined ? [] : holesOf(letter, 'pl'))]).toContain('complaintDays');
    }
  });
});

describe('the dated values of the pack', () => {
  const dated = Object.entries(pack.parameters);

  test.each(dated)('%s begins on real days, in order, and has a value today', (name, values) => {
    const starts = values.map(value => value.from);
    expect(starts).toEqual([...starts].sort());
    for (const from of starts) expect(new Date(`${from}T00:00:00Z`).toISOString().slice(0, 10)).toBe(from);
    expect(parameterOn(pack, name, '2026-11-24').value).not.toBe('');
  });

  test('every value says its source unless it is from memory', () => {
    expect(
      dated.flatMap(([name, values]) =>
        values.filter(value => value.mark !== 'M' && value.source === undefined).map(value => `${name} ${value.from}`),
      ),
    ).toEqual([]);
  });

  test('all values from memory are listed for the administrator', () => {
    const written = readdirSync('institution/zus/parameters').map(
      file => readFileSync(`institution/zus/parameters/${file}`, 'utf8').match(/mark: 'M'/g)?.length ?? 0,
    );
    expect(memoryMarks(pack)).toHaveLength(written.reduce((sum, count) => sum + count, 0));
    expect(memoryMarks(pack)).toContainEqual({ parameter: 'complaint-days', from: '2016-01-01', value: '7' });
  });

  test('the rate of interest and the minimum wage are those of the day', () => {
    expect(parameterOn(pack, 'minimum-wage', '2026-11-24').value).toBe('4806.00');
    expect(parameterOn(pack, 'minimum-wage', '2024-06-30').value).toBe('4242.00');
    expect(() => parameterOn(pack, 'minimum-wage', '1990-01-01')).toThrow(/in force/);
  });
});

describe('the branches', () => {
  const list = '../shared/data/domain/ref/zus-oddzialy-43.csv';

  test.skipIf(!existsSync(list))('their names are those of the public list (skipped where the list is absent)', () => {
    const names = readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',')[1]?.replaceAll('"', ''));
    expect(pack.branches.map(branch => branch.name)).toEqual(names);
  });

  test('there are 43 of them, each with a code and a postcode of its own', () => {
    expect(pack.branches).toHaveLength(43);
    expect(new Set(pack.branches.map(branch => branch.code)).size).toBe(43);
    expect(new Set(pack.branches.map(branch => branch.postcode)).size).toBe(43);
    for (const branch of pack.branches) expect(branch.postcode).toMatch(/^\d{2}-\d{3}$/);
  });
});

test('every form belongs to a worklist that has a name in both languages', () => {
  for (const form of pack.forms)
    expect(pack.topics[form.topic], form.code).toMatchObject({ pl: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
});
