import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { ASSETS_PATH, type Assets, MANIFEST } from './assets.ts';
import { tokensCss } from './tokens-css.ts';

/** In the order of the cascade. */
const STYLES = [
  'fonts',
  'ground',
  'frame',
  'masthead',
  'controls',
  'fields',
  'panes',
  'lists',
  'tables',
  'charts',
  'letter',
  'desk',
  'print',
];
const FONTS = 'node_modules/@fontsource-variable/source-sans-3/files';
const SUBSETS = ['latin', 'latin-ext', 'cyrillic'].map(subset => `source-sans-3-${subset}-wght-normal.woff2`);
/** Polish needs both; Cyrillic is fetched only where it is met. */
const PRELOADED = SUBSETS.slice(0, 2);
/** Older browsers get the same sheet with nesting and new notations written out. */
const TARGET = ['chrome100', 'firefox100', 'safari15'];

export interface BuiltAssets {
  assets: Assets;
  gzipBytes: { css: number; script: number };
}

/** Makes the style sheet and the script of all pages in `outDir`, to be served under `/assets`. File names carry a hash
 *  of what is in them, so they may be cached for ever; old ones are left for pages still open.
 *  @param root of the repository */
export async function buildAssets(outDir: string, root = '.'): Promise<BuiltAssets> {
  const design = join(root, 'design');
  await mkdir(join(outDir, 'fonts'), { recursive: true });
  const [css, script] = await Promise.all([bundleStyles(design, outDir), bundleScripts(design, outDir)]);
  await Promise.all([
    ...SUBSETS.map(font => copyFile(join(root, FONTS, font), join(outDir, 'fonts', font))),
    copyFile(join(design, 'styles', 'mark.svg'), join(outDir, 'mark.svg')),
  ]);
  const assets: Assets = {
    css: `${ASSETS_PATH}/${css.name}`,
    script: `${ASSETS_PATH}/${script.name}`,
    icon: `${ASSETS_PATH}/mark.svg`,
    preload: PRELOADED.map(font => `${ASSETS_PATH}/fonts/${font}`),
  };
  await writeFile(join(outDir, MANIFEST), `${JSON.stringify(assets, null, 2)}\n`);
  return { assets, gzipBytes: { css: css.gzipBytes, script: script.gzipBytes } };
}

const tokens: Plugin = {
  name: 'tokens',
  setup(build) {
    build.onResolve({ filter: /^tokens$/ }, () => ({ path: 'tokens', namespace: 'tokens' }));
    build.onLoad({ filter: /.*/, namespace: 'tokens' }, () => ({ contents: tokensCss(), loader: 'css' }));
  },
};

async function bundleStyles(design: string, outDir: string) {
  const contents = ['@import "tokens";', ...STYLES.map(name => `@import "./${name}.css";`)].join('\n');
  const result = await build({
    stdin: { contents, resolveDir: resolve(design, 'styles'), loader: 'css', sourcefile: 'okienko.css' },
    plugins: [tokens],
    bundle: true,
    minify: true,
    outdir: outDir,
    entryNames: 'okienko-[hash]',
    external: [`${ASSETS_PATH}/*`],
    target: TARGET,
    metafile: true,
  });
  return written(Object.keys(result.metafile.outputs));
}

async function bundleScripts(design: string, outDir: string) {
  const result = await build({
    entryPoints: [join(design, 'scripts', 'okienko.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    outdir: outDir,
    entryNames: 'okienko-[hash]',
    target: TARGET,
    metafile: true,
  });
  return written(Object.keys(result.metafile.outputs));
}

async function written(outputs: readonly string[]) {
  const path = outputs[0];
  if (path === undefined) throw new Error('esbuild wrote nothing');
  return { name: basename(path), gzipBytes: gzipSync(await readFile(path)).length };
}

/** Style sheets of the folder, for the test that none is forgotten. */
export async function styleSheets(root = '.'): Promise<{ listed: readonly string[]; found: readonly string[] }> {
  const files = await readdir(join(root, 'design', 'styles'));
  return {
    listed: STYLES.toSorted(),
    found: files
      .filter(name => name.endsWith('.css'))
      .map(name => name.slice(0, -4))
      .toSorted(),
  };
}
