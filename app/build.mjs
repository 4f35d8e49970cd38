// One bundle for every way of running: cold start reads a few files instead of several hundred.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build as esbuild } from 'esbuild';

export async function build(root, out) {
  rmSync(out, { recursive: true, force: true });
  const packs = readdirSync(join(root, 'institution'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(root, 'institution', entry.name, 'pack.ts')))
    .map(entry => join('institution', entry.name, 'pack.ts'));
  await esbuild({
    absWorkingDir: root,
    entryPoints: ['app/main.ts', ...packs],
    outdir: out,
    outbase: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    logLevel: 'warning',
  });
  await buildScripts(root, join(out, 'assets'));
  const { buildAssets } = await import(join(root, 'design/build.ts'));
  await buildAssets(join(out, 'assets'), root);
}

/** Browser scripts of faces and modules, each its own small file; scripts.json tells the faces where they are. */
async function buildScripts(root, assets) {
  const modules = join(root, 'app/src/modules');
  const folders = [join(root, 'app/src/faces/scripts'), ...readdirSync(modules).map(name => join(modules, name, 'scripts'))];
  const entryPoints = folders.flatMap(folder => {
    return existsSync(folder)
      ? readdirSync(folder)
          .filter(file => /(?<!\.test)\.ts$/.test(file))
          .map(file => join(folder, file))
      : [];
  });
  mkdirSync(assets, { recursive: true });
  const addresses = {};
  if (entryPoints.length > 0) {
    const built = await esbuild({
      entryPoints,
      outdir: assets,
      entryNames: '[name]-[hash]',
      bundle: true,
      minify: true,
      format: 'iife',
      target: ['chrome100', 'firefox100', 'safari15'],
      metafile: true,
      logLevel: 'warning',
    });
    for (const [file, { entryPoint }] of Object.entries(built.metafile.outputs))
      if (entryPoint) addresses[basename(entryPoint, '.ts')] = `/assets/${basename(file)}`;
  }
  writeFileSync(join(assets, 'scripts.json'), JSON.stringify(addresses));
}
