import { join, resolve } from 'node:path';
import { writeExport } from '#platform/export/write-export.ts';
import { modules } from '../modules.ts';
import { fail, versionOf } from './backup.ts';
import { withHouse } from './open-house.ts';
import type { Start } from './program.ts';
import { progressBar } from './progress.ts';

export interface ExportOptions {
  to?: string;
  format?: string;
  data?: string;
  json?: boolean;
}

/** `./okienko export --to <folder>`: the institution's data in open formats, to go elsewhere with. Exit 0 whole, 1 a file
 *  is missing or it failed, 2 not begun. */
export async function exportCommand(start: Start, from: string, options: ExportOptions): Promise<void> {
  if (!options.to) return fail('Say where to: --to <folder>. It will hold personal data in clear: choose a place that may.');
  const format = options.format === 'csv' ? 'csv' : 'ndjson';
  const to = resolve(from, options.to);
  const bar = progressBar('Exporting');
  const began = performance.now();
  const { folder, figures } = await withHouse(start, options, async ({ house }) => {
    const folder = join(to, `okienko-${house.clock().toISOString().slice(0, 19).replaceAll(':', '-')}Z.export`);
    const figures = await writeExport({
      databaseUrl: house.database.url,
      dataFolder: house.config.OKIENKO_DATA,
      folder,
      format,
      withheld: modules.flatMap(module => module.withheld ?? []),
      storedFiles: modules.flatMap(module => module.storedFiles ?? []),
      version: versionOf(start.root),
      institution: house.pack.code,
      progress: bar.at,
    });
    return { folder, figures };
  }).catch((fault: Error) => {
    console.error(`• ${fault.message}\n  Nothing was exported.`);
    process.exit(1);
  });
  bar.end();
  const seconds = (performance.now() - began) / 1000;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  if (options.json) console.log(JSON.stringify({ folder, ...figures, seconds: Number(seconds.toFixed(2)), max_rss_mb: memory }));
  else
    console.log(
      [
        `Exported ${figures.rows} rows of ${figures.tables} tables and ${figures.files} documents in ${seconds.toFixed(1)} s (${memory} MB of memory at most).`,
        `  ${folder}`,
        '  Look whether it is whole: sha256sum -c SHA256SUMS. It is not encrypted.',
      ].join('\n'),
    );
  if (figures.missing > 0) console.error(`${figures.missing} documents that the database names are not in the store.`);
  process.exit(figures.missing > 0 ? 1 : 0);
}
