import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { moduleOrder } from '../module-order.ts';
import { doubles, readGlossary, wordsDefinedIn, wordsOf } from './glossary.ts';

const terms = readGlossary(readFileSync('docs/glossary.md', 'utf8'));
const known = wordsOf(terms);
const readmes = ['app/src/contributions/README.md', ...moduleOrder.map(module => `app/src/modules/${module}/README.md`)].filter(path =>
  existsSync(path),
);

describe('the glossary', () => {
  test('one Polish term has one word in code, and one word in code stands for one Polish term', () => {
    expect(terms.length).toBeGreaterThan(60);
    expect(doubles(terms)).toEqual([]);
  });
  test.each(readmes)('every word of %s stands in it', path => {
    const words = wordsDefinedIn(readFileSync(path, 'utf8'));
    expect(words).not.toEqual([]);
    expect(words.filter(word => !known.has(word))).toEqual([]);
  });
});

describe('a planted fault is reported', () => {
  const table = (...rows: string[]): string =>
    ['| Polish term | Code term | Meaning | Source |', '|---|---|---|---|', ...rows, ''].join('\n');
  test('two words for one Polish term, and one word for two', () => {
    expect(doubles(readGlossary(table('| sprawa | `matter` | a | b |', '| sprawa (s) | `affair` | a | b |')))).toEqual(['sprawa']);
    expect(doubles(readGlossary(table('| sprawa | `matter` | a | b |', '| rzecz | `matter` | a | b |')))).toEqual(['matter']);
  });
  test('a row with an empty cell, and a page without the table', () => {
    expect(() => readGlossary(table('| sprawa | `matter` |  | b |'))).toThrow('Not four filled cells');
    expect(() => readGlossary('# Glossary')).toThrow('no table');
  });
  test('a word that a module defines and the glossary does not know', () => {
    const words = wordsDefinedIn(
      '# Cases\n\n## Words\n- **matter** (sprawa): one affair\n- `gizmo` – nobody knows\n* UPP: a receipt\n- blob, a thing\n\n## Invariants\n- none: at all\n',
    );
    expect(words).toEqual(['matter', 'gizmo', 'upp', 'blob']);
    expect(wordsDefinedIn('## Words\nA **matter** is one affair; its **action** is one step, or two.\n')).toEqual(['matter', 'action']);
    expect(wordsDefinedIn('## Words\nmatter, action (a step, small) · UPP\n')).toEqual(['matter', 'action', 'upp']);
    const few = wordsOf(
      readGlossary(table('| sprawa | `matter` | a | b |', '| urzędowe poświadczenie przedłożenia (UPP) | `filing receipt` | a | b |')),
    );
    expect(words.filter(word => !few.has(word))).toEqual(['gizmo', 'blob']);
  });
});
