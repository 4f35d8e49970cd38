import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsOfTexts } from './texts.ts';
import { listFiles, PARTS } from './tree.ts';

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const catalogues = PARTS.flatMap(part => listFiles('.', part))
  .filter(path => /\/text\/(pl|en)\.json$/.test(path))
  .map(path => path.replace(/(pl|en)\.json$/, ''));

describe('texts for people stand in Polish and English, both whole', () => {
  test('there are texts', () => {
    expect(new Set(catalogues).size).toBeGreaterThan(4);
  });
  test.each([...new Set(catalogues)])('%s', folder => {
    expect([existsSync(`${folder}pl.json`), existsSync(`${folder}en.json`)]).toEqual([true, true]);
    expect(faultsOfTexts(read(`${folder}pl.json`), read(`${folder}en.json`))).toEqual([]);
  });
});

describe('a planted fault is reported', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['a missing translation', { hello: 'Witaj' }, {}, 'en lacks "hello"'],
    ['a translation of nothing', {}, { hello: 'Hello' }, 'pl lacks "hello"'],
    ['an empty text', { hello: 'Witaj' }, { hello: ' ' }, 'en "hello" is empty'],
    ['another hole', { hello: 'Witaj, {name}' }, { hello: 'Hello, {who}' }, '"hello" has holes {name} in pl and {who} in en'],
    [
      'a hole within a plural only',
      { n: '{n, plural, one {# a {x}} few {#} many {#} other {#}}' },
      { n: '{n, plural, one {#} other {#}}' },
      '"n" has holes {n x} in pl and {n} in en',
    ],
    [
      'a Polish plural that counts like English',
      { n: '{n, plural, one {# list} other {# listy}}' },
      { n: '{n, plural, one {# letter} other {# letters}}' },
      'pl "n": plural without few, many',
    ],
    [
      'an English plural without one',
      { n: '{n, plural, one {#} few {#} many {#} other {#}}' },
      { n: '{n, plural, other {#}}' },
      'en "n": plural without one',
    ],
    [
      'a sentence nobody translated',
      { s: 'To jest zdanie po polsku.' },
      { s: 'To jest zdanie po polsku.' },
      '"s" is the same in both languages',
    ],
  ])('%s', (_, pl, en, fault) => {
    expect(faultsOfTexts(pl, en)).toEqual([fault]);
  });
  test('a message that is not ICU', () => {
    expect(faultsOfTexts({ hello: 'Witaj, {name' }, { hello: 'Hello, {name}' })).toEqual([
      expect.stringContaining('pl "hello" is not ICU'),
    ]);
  });
  test('whole texts have no fault', () => {
    expect(
      faultsOfTexts(
        {
          n: '{n, plural, one {# list} few {# listy} many {# listów} other {# listu}} od {who}',
          code: 'RWN',
          firm: 'Firma X spółka z ograniczoną odpowiedzialnością',
        },
        {
          n: '{n, plural, one {# letter} other {# letters}} from {who}',
          code: 'RWN',
          firm: 'Firma X spółka z ograniczoną odpowiedzialnością',
        },
      ),
    ).toEqual([]);
  });
});
