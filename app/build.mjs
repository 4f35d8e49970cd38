// One bundle for every way of running: cold start reads a few files instead of several hundred.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  const { buildAssets } = await import(join(root, 'design/build.ts'));
  await buildAssets(join(out, 'assets'), root);
}
