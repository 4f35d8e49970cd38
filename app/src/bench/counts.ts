import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** What one side made the database do, read from the database itself. */
export interface Counts {
  /** Rows added, by table. */
  rows: ReadonlyMap<string, number>;
  /** As pg_stat_statements counted them under the application's role. */
  statements: readonly { text: string; calls: number; rows: number }[];
  /** Processor time of a process, and of all of PostgreSQL, microseconds. */
  nodeUs: number;
  postgresUs: number;
}

const FILING_TABLES = ['submissions.submission', 'mailbox.receipt', 'platform.outbox', 'platform.audit_event'];
const TICK_US = 10_000;
const SETTLING_MS = 400;

/** Counts what happens while `work` runs. Takes a checkpoint first, so that one side does not pay for the other's. */
export async function counted<T>(
  url: string,
  pids: { node?: number | undefined; postgres: number },
  work: () => Promise<T>,
): Promise<{ result: T; counts: Counts }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_stat_statements');
    await client.query('checkpoint');
    await client.query('select pg_stat_statements_reset()');
    const before = await tableSizes(client);
    const nodeBefore = pids.node === undefined ? 0 : cpuUs(pids.node, false);
    const postgresBefore = cpuUs(pids.postgres, true);
    const result = await work();
    // What was in hand when time was up is answered and counted too.
    await new Promise(done => setTimeout(done, SETTLING_MS));
    const nodeUs = pids.node === undefined ? 0 : cpuUs(pids.node, false) - nodeBefore;
    const postgresUs = cpuUs(pids.postgres, true) - postgresBefore;
    const statements = (await client.query<{ text: string; calls: number; rows: number }>(STATEMENTS)).rows;
    const after = await tableSizes(client);
    return {
      result,
      counts: {
        rows: new Map([...after].map(([table, count]) => [table, count - (before.get(table) ?? 0)])),
        statements,
        nodeUs,
        postgresUs,
      },
    };
  } finally {
    await client.end();
  }
}

const STATEMENTS = `select regexp_replace(s.query, '\\s+', ' ', 'g') as text, s.calls::int as calls, s.rows::int as rows
  from pg_stat_statements s where s.userid = 'okienko_app'::regrole and s.toplevel and s.query !~* '^(set|show)' order by s.calls desc`;

async function tableSizes(client: pg.Client): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const table of FILING_TABLES)
    found.set(table, (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0);
  return found;
}

/** Time a process has spent, user and system; of PostgreSQL with its backends, those already gone included. */
function cpuUs(pid: number, withChildren: boolean): number {
  const own = stat(pid);
  if (!own) return 0;
  if (!withChildren) return (own.user + own.system) * TICK_US;
  const living = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => stat(Number(name)) ?? [])
    .filter(one => one.parent === pid);
  return (own.user + own.system + own.childUser + own.childSystem + living.reduce((sum, one) => sum + one.user + one.system, 0)) * TICK_US;
}

function stat(pid: number): { parent: number; user: number; system: number; childUser: number; childSystem: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return {
      parent: fields[1] ?? 0,
      user: fields[11] ?? 0,
      system: fields[12] ?? 0,
      childUser: fields[13] ?? 0,
      childSystem: fields[14] ?? 0,
    };
  } catch {
    return undefined;
  }
}

/** Two lines for a person to compare: what one filing wrote and cost, and the statements it took. */
export function tellCounts(side: string, { rows, statements, nodeUs, postgresUs }: Counts): string {
  const filings = rows.get('submissions.submission') ?? 0;
  const each = (count: number): string => (count / Math.max(1, filings)).toFixed(2);
  const written = [...rows].map(([table, count]) => `${each(count)} ${table}`).join(', ');
  const cost = `processor ${nodeUs > 0 ? `${Math.round(nodeUs / filings)} µs Node + ` : ''}${Math.round(postgresUs / Math.max(1, filings))} µs PostgreSQL`;
  const asked = statements
    .slice(0, 8)
    .map(one => `    ${String(one.calls).padStart(7)} calls ${String(one.rows).padStart(7)} rows  ${one.text.slice(0, 130)}`);
  return [`${side}: ${filings} filings; rows a filing: ${written}; ${cost}`, ...asked].join('\n');
}

/** Rows of each kind for one filing, to hold both sides to the same work. */
export function rowsPerFiling({ rows }: Counts): number[] {
  const filings = rows.get('submissions.submission') ?? 0;
  return [...rows.values()].map(count => count / Math.max(1, filings));
}
