import pg from 'pg';
import { PARTY_SQL, TOKEN_HASH_SQL, tokenOf } from './crowd.ts';
import type { Shot } from './load.ts';
import type { Served } from './machine.ts';
import { literal, withValues } from './pgbench.ts';

/** What a payer answers in the request for a certificate of no arrears; the rest is prefilled. */
export const RWN = JSON.stringify({
  form: 'RWN',
  answers: { copies: 2, purpose: 'tender', recipient: 'Gmina Próbna, Wydział Zamówień Publicznych', truth: true, settled: true },
  answerChannel: 'electronic',
});

export const portalCookie = (token: string): string => `__Host-okienko-portal=${token}`;

export function filingShot(origin: string, crowd: number): Shot {
  return {
    method: 'POST',
    path: '/api/submissions',
    headers: { origin, 'content-type': 'application/json' },
    body: RWN,
    crowd: { size: crowd, cookie: place => portalCookie(`bench-${place}`) },
    keyed: true,
  };
}

/** The same filing as raw HTTP, for clients of our own. */
export function filingRequest(port: number, place: number, key: string): string {
  return `POST /api/submissions HTTP/1.1\r\nhost: localhost:${port}\r\norigin: http://localhost:${port}\r\ncookie: ${portalCookie(tokenOf(place))}\r\nidempotency-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(RWN)}\r\n\r\n${RWN}`;
}

/** Files one form and reads back what was stored, so that pgbench writes rows of the same content and size. */
export async function sampleFiling(url: string, served: Served): Promise<Record<string, string>> {
  const answer = await fetch(`http://127.0.0.1:${served.port}/api/submissions`, {
    method: 'POST',
    body: RWN,
    headers: {
      origin: served.url,
      'content-type': 'application/json',
      cookie: portalCookie(tokenOf(1)),
      'idempotency-key': crypto.randomUUID(),
    },
  });
  if (answer.status !== 201) throw new Error(`A filing was answered ${answer.status}: ${await answer.text()}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query<
    Record<string, string>
  >(`select s.form_code, s.form_version::text, s.answers::text, s.document, s.document_sha256, s.channel, s.answer_channel, s.signature::text, s.body_sha256, (r.facts -> 'sender')::text as sender
    from submissions.submission s join mailbox.receipt r on r.subject_id = s.submission_id limit 1`);
  await client.end();
  return found.rows[0] as Record<string, string>;
}

/** The product's own statement for one filing as a pgbench script: a random member of the crowd, ids and key anew. */
export function filingScript(statement: string, sample: Record<string, string>, crowd: number): string {
  const member = '(:i)::int';
  const stored = (column: string): string => literal(sample[column] as string);
  const values = [
    TOKEN_HASH_SQL(member),
    PARTY_SQL(member),
    stored('form_code'),
    '2',
    'now()',
    'uuidv7()',
    'uuidv7()',
    stored('form_version'),
    stored('answers'),
    stored('document'),
    stored('document_sha256'),
    stored('channel'),
    stored('answer_channel'),
    stored('signature'),
    'uuidv7()',
    stored('body_sha256'),
    'null',
    stored('sender'),
    `'{payer}'`,
    'false',
  ];
  return `\\set i random(0, ${crowd - 1})\n${withValues(statement, values)};\n`;
}
