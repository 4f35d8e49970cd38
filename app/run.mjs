// Builds what has changed, then hands over to the command line of the product (app/main.ts). Written in plain
// JavaScript because it runs before anything is built.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'build');
const stamp = join(out, 'stamp');
const SOURCES = ['app', 'design', 'institution', 'outside'];

/** Newest change below the folders, in milliseconds, with the number of files (so that a removal shows too). */
function mark(folders) {
  let newest = 0;
  let files = 0;
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || /\.test\.tsx?$|\.sql$|\.md$/.test(entry.name)) continue;
      files += 1;
      newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return `${newest} ${files} ${process.version}`;
}

process.env.NODE_ENV ??= 'production';
const now = mark(SOURCES);
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  const { build } = await import('./build.mjs');
  await build(root, out);
  mkdirSync(out, { recursive: true });
  writeFileSync(stamp, now);
}
const { runCommand } = await import(join(out, 'app/main.js'));
await runCommand({ root, build: out, arguments: process.argv.slice(2) });
