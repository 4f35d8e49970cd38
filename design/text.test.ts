import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderPart } from './document.tsx';

const texts = (folder: string, lang: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, `${lang}.json`), 'utf8')) as Record<string, string>;
const holes = (message: string): string[] =>
  [...message.matchAll(/\{(\w+)/g)]
    .map(found => found[1] ?? '')
    .filter(name => !/^\d/.test(name))
    .toSorted();

test.each(['design/text', 'design/gallery/text'])('the texts in %s are whole in both languages, with the same holes', folder => {
  const [pl, en] = [texts(folder, 'pl'), texts(folder, 'en')];
  expect(Object.keys(en)).toEqual(Object.keys(pl));
  for (const [key, message] of Object.entries(pl)) {
    expect(message.trim(), key).not.toBe('');
    // Plural branches hold words, so only the names of the arguments are compared.
    expect([...new Set(holes(en[key] ?? '').filter(name => message.includes(`{${name}}`) || message.includes(`{${name},`)))], key).toEqual([
      ...new Set(holes(message).filter(name => message.includes(`{${name}}`) || message.includes(`{${name},`))),
    ]);
  }
});

test('text put into a kept document is escaped as React escapes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(renderPart(text, 'pl')).toBe(renderPart([text], 'pl'));
    }),
  );
});

test('the design knows nothing of the institution it serves', () => {
  const domain =
    /\bZUS\b|ubezpiecz|płatnik|składk|emeryt|\brent[ay]\b|PESEL|\bNIP\b|zwolnieni[ea] lekarsk|pension|insur(ed|ance)|contribution|sick.?leave|beneficiary/i;
  const files = readdirSync('design', { recursive: true, encoding: 'utf8' }).filter(
    name => /\.(tsx?|css|json)$/.test(name) && !name.includes('.test.'),
  );
  expect(files.length).toBeGreaterThan(40);
  for (const name of files) expect(readFileSync(join('design', name), 'utf8').match(domain)?.[0], name).toBeUndefined();
});
