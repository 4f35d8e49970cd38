import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Addresses of what every page loads. */
export interface Assets {
  css: string;
  script: string;
  icon: string;
  /** Fonts worth fetching at once: those of the page's own letters. */
  preload: readonly string[];
}

export const ASSETS_PATH = '/assets';
export const MANIFEST = 'manifest.json';

/** @throws if `buildAssets` has not been run into this folder */
export async function readAssets(outDir: string): Promise<Assets> {
  return JSON.parse(await readFile(join(outDir, MANIFEST), 'utf8')) as Assets;
}
