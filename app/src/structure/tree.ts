import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Top folders with code of ours. */
export const PARTS = ['app', 'design', 'institution', 'outside', 'journeys'] as const;

export interface SourceFile {
  path: string;
  text: string;
}

const NOT_OURS = new Set(['node_modules', 'build', 'data', 'test-results', 'playwright-report']);

/** Paths of all files under a folder, relative to the root, in order. */
export function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => !NOT_OURS.has(entry.name))
    .flatMap(entry => (entry.isDirectory() ? listFiles(root, join(folder, entry.name)) : entry.isFile() ? [join(folder, entry.name)] : []))
    .sort();
}

/** Files of ours whose path matches, with their text. */
export function readTree(root: string, path: RegExp): SourceFile[] {
  return PARTS.flatMap(part => listFiles(root, part))
    .filter(file => path.test(file))
    .map(file => ({ path: file, text: readFileSync(join(root, file), 'utf8') }));
}
