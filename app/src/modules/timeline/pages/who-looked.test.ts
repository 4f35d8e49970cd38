import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACTIONS } from './who-looked.tsx';

test('every action that has a sentence is told by it, and no other', () => {
  const texts = JSON.parse(readFileSync(new URL('../text/pl.json', import.meta.url), 'utf8')) as Record<string, string>;
  const sentences = Object.keys(texts)
    .filter(key => key.startsWith('action.') && key !== 'action.other')
    .map(key => key.slice('action.'.length));
  expect([...ACTIONS].sort()).toEqual(sentences.sort());
});
