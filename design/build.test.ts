import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAssets } from './assets.ts';
import { type BuiltAssets, buildAssets, styleSheets } from './build.ts';

/** What all scripts together may weigh, gzipped. */
const SCRIPT_BUDGET_BYTES = 6 * 1024;
const STYLE_BUDGET_BYTES = 14 * 1024;

let outDir: string;
let built: BuiltAssets;
beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'okienko-assets-'));
  built = await buildAssets(outDir);
});
afterAll(() => rm(outDir, { recursive: true }));

test('the scripts of a page weigh no more than agreed, and the style sheet neither', () => {
  expect(built.gzipBytes.script).toBeLessThanOrEqual(SCRIPT_BUDGET_BYTES);
  expect(built.gzipBytes.css).toBeLessThanOrEqual(STYLE_BUDGET_BYTES);
});

test('every address in the manifest leads to a file', async () => {
  const { css, script, icon, preload } = await readAssets(outDir);
  const files = (await readdir(outDir, { recursive: true })).map(name => `/assets/${name}`);
  expect(files).toEqual(expect.arrayContaining([css, script, icon, ...preload]));
});

test('every font the style sheet asks for is served', async () => {
  const css = await readFile(join(outDir, built.assets.css.slice('/assets/'.length)), 'utf8');
  const asked = [...css.matchAll(/\/assets\/(fonts\/[^")]+)/g)].map(found => found[1]);
  const files = await readdir(outDir, { recursive: true });
  expect(asked).toHaveLength(3);
  expect(files).toEqual(expect.arrayContaining(asked));
});

test('the same sources give the same names, so an unchanged file stays in the browser', async () => {
  expect((await buildAssets(outDir)).assets).toEqual(built.assets);
});

test('no style sheet is left out of the bundle', async () => {
  const { listed, found } = await styleSheets();
  expect(listed).toEqual(found);
});
