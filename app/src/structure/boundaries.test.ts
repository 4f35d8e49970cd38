import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moduleOrder } from '../module-order.ts';
import { type Breach, boundaries, breachesOf } from './boundaries.ts';
import { plantedBreaches, plantedDownward, plantedRight } from './planted-breaches.ts';
import { listFiles, PARTS } from './tree.ts';

const rules = boundaries(moduleOrder);
const downward = moduleOrder.slice(0, -1).map((module, height) => plantedDownward(module, moduleOrder[height + 1] as string));
const breachesToPlant = [...plantedBreaches, ...downward];

describe('who may import whom', () => {
  test('every source file is cruised, and none breaks a rule', async () => {
    const onDisk = PARTS.flatMap(part => listFiles('.', part)).filter(file => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
    const { breaches, cruised } = await breachesOf(process.cwd(), rules);
    expect(onDisk.filter(file => !cruised.includes(file))).toEqual([]);
    expect(cruised.length).toBeGreaterThan(200);
    const advice = (name: string): string =>
      rules
        .filter(rule => rule.name === name)
        .map(rule => rule.comment)
        .join(' ');
    expect(breaches.map(({ rule, from, to }) => `${rule}: ${from} imports ${to}. ${advice(rule)}`)).toEqual([]);
  });
});

describe('the rules notice', () => {
  let copy: string;
  let found: Breach[];
  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'okienko-boundaries-'));
    for (const part of [...PARTS, 'package.json', 'tsconfig.json'].filter(part => existsSync(part)))
      cpSync(part, join(copy, part), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
    for (const files of [...breachesToPlant.map(breach => breach.files), plantedRight]) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(copy, path)), { recursive: true });
        writeFileSync(join(copy, path), text);
      }
    }
    found = (await breachesOf(copy, rules)).breaches;
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test.each(breachesToPlant)('a planted breach of $rule is reported ($from)', ({ rule, from }) => {
    expect(found.filter(breach => breach.from === from).map(breach => breach.rule)).toContain(rule);
  });
  test('what is allowed is not reported', () => {
    expect(found.filter(breach => breach.from in plantedRight)).toEqual([]);
  });
  test('there is a planted breach for every rule', () => {
    expect(rules.map(rule => rule.name).filter(name => !breachesToPlant.some(breach => breach.rule === name))).toEqual([]);
  });
});
