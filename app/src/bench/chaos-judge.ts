import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { XADES } from '#platform/documents/signatures/algorithms.ts';
import { verifySealedXml } from '#platform/documents/signatures/verify-xml.ts';
import type { Acknowledged } from './chaos-client.ts';
import { tokenOf } from './crowd.ts';
import { portalCookie } from './filing-sample.ts';

export interface Court {
  url: string;
  port: number;
  origin: string /** Certificate of the authority above the seals, PEM file. */;
  root: string;
  folder: string;
}

export interface Verdict {
  acknowledged: number;
  lost: number;
  doubled: number;
}

const TOGETHER = 8;
const WITNESSED_AT_ONCE = 100;

/** Holds what people were told against what is there. Lost: acknowledged, but the submission or its UPP is not there, or
 *  the person who filed cannot fetch a UPP that verifies. Doubled: one key, more than one submission. */
export async function judge(court: Court, told: readonly Acknowledged[]): Promise<Verdict> {
  const authority = new X509Certificate(readFileSync(court.root));
  const stored = await storedOf(court.url);
  const papers = join(court.folder, 'papers');
  mkdirSync(papers);
  const faults: string[] = [];
  const files: string[] = [];
  const queue = [...told];
  const one = async (promise: Acknowledged): Promise<void> => {
    const there = stored.byId.get(promise.submissionId);
    if (!there || there.idempotency_key !== promise.key || there.receipt_id !== promise.receiptId || there.number !== promise.number)
      return void faults.push(`${promise.number}: not there as promised`);
    const answer = await fetch(`http://127.0.0.1:${court.port}/receipts/${promise.receiptId}/xml`, {
      headers: { cookie: portalCookie(tokenOf(promise.place)) },
    });
    const xml = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200) return void faults.push(`${promise.number}: answered ${answer.status}`);
    const seal = verifySealedXml(xml, { authorities: [authority], at: new Date() });
    const words = xml.toString('utf8');
    const digest = createHash('sha256').update(there.document).digest();
    const speaksOfIt =
      words.includes(promise.number) && (words.includes(digest.toString('hex')) || words.includes(digest.toString('base64')));
    if (!seal.ok || !speaksOfIt)
      return void faults.push(`${promise.number}: ${seal.ok ? 'speaks of another document' : seal.refusal.kind}`);
    const file = join(papers, `${promise.receiptId}.xml`);
    writeFileSync(file, xml);
    files.push(file);
  };
  await Promise.all(
    Array.from({ length: TOGETHER }, async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) await one(next);
    }),
  );
  const denied = witness(court.root, files);
  for (const fault of [...faults, ...denied].slice(0, 10)) console.error(fault);
  const keys = new Map<string, Set<string>>();
  for (const { key, submissionId } of told) keys.set(key, (keys.get(key) ?? new Set()).add(submissionId));
  const answeredTwice = [...keys.values()].filter(answers => answers.size > 1).length;
  return { acknowledged: told.length, lost: faults.length + denied.length, doubled: stored.doubledKeys + answeredTwice };
}

interface Stored {
  submission_id: string;
  idempotency_key: string;
  receipt_id: string;
  number: string;
  document: string;
}

async function storedOf(url: string): Promise<{ byId: Map<string, Stored>; doubledKeys: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rows = (
      await client.query<Stored>(
        `select s.submission_id, s.idempotency_key, s.receipt_id, r.number, s.document from submissions.submission s join mailbox.receipt r on r.party_id = s.party_id and r.receipt_id = s.receipt_id`,
      )
    ).rows;
    const doubled = await client.query<{
      n: number;
    }>(`select (select count(*) from (select 1 from submissions.submission s group by s.idempotency_key having count(*) > 1) d)::int
      + (select count(*) from (select 1 from mailbox.receipt r where r.kind = 'UPP' group by r.subject_id having count(*) > 1) u)::int as n`);
    return { byId: new Map(rows.map(row => [row.submission_id, row])), doubledKeys: doubled.rows[0]?.n ?? 0 };
  } finally {
    await client.end();
  }
}

/** A verifier nobody here wrote, where it is installed. */
function witness(root: string, files: readonly string[]): string[] {
  if (spawnSync('sh', ['-c', 'command -v xmlsec1']).status !== 0) {
    console.log(`${files.length} UPPs verified by our own verifier; xmlsec1 is not here to witness it (apt-get install xmlsec1).`);
    return [];
  }
  const denied: string[] = [];
  for (let first = 0; first < files.length; first += WITNESSED_AT_ONCE) {
    const some = files.slice(first, first + WITNESSED_AT_ONCE);
    const asked = (ones: readonly string[]) =>
      spawnSync('xmlsec1', ['--verify', '--trusted-pem', root, '--id-attr:Id', `${XADES}:SignedProperties`, ...ones], { encoding: 'utf8' });
    if (asked(some).status === 0) continue;
    for (const file of some) if (asked([file]).status !== 0) denied.push(`xmlsec1 denies ${file}: ${asked([file]).stderr.slice(0, 200)}`);
  }
  console.log(`${files.length} UPPs verified by our own verifier and by xmlsec1.`);
  return denied;
}
