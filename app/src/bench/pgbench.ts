import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WRITER_SETTINGS } from '#platform/database/database.ts';
import { median, runTool, tool } from './machine.ts';

export interface PgbenchRun {
  transactions: number;
  perSecond: number /** Median time of one transaction; only where `logged`. */;
  p50Ms: number;
}

/** Runs a script with prepared statements for some seconds.
 *  @throws when a statement fails */
export async function pgbench(
  folder: string,
  url: string,
  script: string,
  options: { clients: number; seconds: number; logged?: boolean },
): Promise<PgbenchRun> {
  const name = randomBytes(4).toString('hex');
  const file = join(folder, `${name}.sql`);
  writeFileSync(file, script);
  const address = new URL(url.replace('postgres:///', 'postgres://localhost/'));
  const log = options.logged ? ['-l', `--log-prefix=${join(folder, `${name}-log`)}`] : [];
  const words = [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(options.clients),
    '-j',
    String(Math.min(2, options.clients)),
    '-T',
    String(options.seconds),
    '-f',
    file,
    ...log,
    '-h',
    address.searchParams.get('host') ?? '',
    '-U',
    address.searchParams.get('user') ?? '',
    address.pathname.slice(1),
  ];
  const out = await runTool(tool('pgbench', 'postgresql'), words, { PGOPTIONS: WRITER_SETTINGS });
  const number = (pattern: RegExp): number => Number(pattern.exec(out)?.[1] ?? Number.NaN);
  return {
    transactions: number(/transactions actually processed: (\d+)/),
    perSecond: number(/tps = ([\d.]+) \(without/),
    p50Ms: options.logged ? loggedMedian(folder, `${name}-log`) : Number.NaN,
  };
}

/** Third column of the log: microseconds. */
function loggedMedian(folder: string, prefix: string): number {
  const files = readdirSync(folder).filter(file => file.startsWith(prefix));
  const times = files.flatMap(file =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map(line => Number(line.split(' ')[2])),
  );
  for (const file of files) rmSync(join(folder, file));
  return median(times) / 1000;
}

/** A text as an SQL literal in which pgbench finds no variable: it would take `:word` for one even inside quotes. */
export function literal(text: string): string {
  return `U&'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\003A')}'`;
}

/** A statement of the product with its parameters replaced by expressions, first parameter first.
 *  @throws when the statement asks for another number of parameters */
export function withValues(statement: string, values: readonly string[]): string {
  const asked = new Set([...statement.matchAll(/\$(\d+)/g)].map(found => Number(found[1])));
  if (asked.size !== values.length || Math.max(...asked) !== values.length)
    throw new Error(`The statement takes ${asked.size} parameters, ${values.length} were given.`);
  return statement.replaceAll(/\$(\d+)/g, (_, place: string) => `(${values[Number(place) - 1] as string})`);
}
