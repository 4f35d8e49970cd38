import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { listFiles } from './tree.ts';

const code = ['app/src', 'institution']
  .flatMap(part => listFiles('.', part))
  .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\/structure\//.test(file))
  .filter(file => !file.startsWith('institution/zus/parameters/') && !file.endsWith('parameter-uses.ts'))
  .map(file => readFileSync(file, 'utf8'));

/** Names written whole, or begun in a template: `life-months-at-${age}`. */
const isRead = (name: string): boolean =>
  code.some(
    text => text.includes(`'${name}'`) || [...text.matchAll(/`([a-z-]+-)\$\{/g)].some(([, begun]) => name.startsWith(begun as string)),
  );

test('every parameter of the pack is read by something, so that changing it changes what happens', () => {
  expect(Object.keys(pack.parameters).filter(name => !isRead(name))).toEqual([]);
});

test('every parameter that is read is in the pack', () => {
  const asked = code.flatMap(text =>
    [...text.matchAll(/(?:parameterOn|amountOn|textOn)\((?:[\w.]+), '([a-z0-9-]+)'/g)].map(([, name]) => name as string),
  );
  expect(asked.length).toBeGreaterThan(15);
  expect([...new Set(asked)].filter(name => !(name in pack.parameters))).toEqual([]);
});
