import pg from 'pg';
import { accept, refuse } from '#kernel/result.ts';
import { ADMIT_SQL } from '#modules/identity/index.ts';
import { useFilingWriter, type FilingWriter } from '#modules/submissions/index.ts';
import { WRITER_SETTINGS } from '#platform/database/database.ts';
import type { House } from '#platform/house.ts';
import type { Start } from '../cli/program.ts';
import { readSettings } from '../cli/up.ts';

/** The measure for group commit: the same server, checks and rows, but a transaction of six round trips for each
 *  filing, as one would write it first. Never part of the product. */
function naiveWriter(pool: pg.Pool): FilingWriter {
  return {
    waiting: () => pool.waitingCount,
    async write(filing) {
      const client = await pool.connect();
      try {
        const text = (value: string): string => client.escapeLiteral(value);
        const wish = [
          filing.tokenHash.toString('hex'),
          filing.partyId,
          filing.formCode,
          String(filing.neededLevel),
          filing.channel,
          filing.at.toISOString(),
          `{${filing.formRoles.join(',')}}`,
          String(filing.selfOnly),
        ];
        // A prepared statement by name in SQL, so that it can share its round trip with `begin`.
        const answers = (await client.query(`begin; execute admit(${wish.map(text).join(', ')})`)) as unknown as pg.QueryResult<Admitted>[];
        const who = answers[1]?.rows[0];
        if (!who) {
          await client.query('rollback');
          return refuse({ kind: 'not-admitted' });
        }
        const filed = await client.query({
          name: 'submission',
          text: SUBMISSION,
          values: [
            filing.partyId,
            filing.submissionId,
            filing.formCode,
            filing.formVersion,
            JSON.stringify(filing.answers),
            filing.document,
            filing.documentSha256,
            filing.channel,
            filing.answerChannel,
            JSON.stringify(filing.signature),
            who.person_id,
            who.relation,
            who.mandate_id,
            filing.receiptId,
            filing.at,
            filing.idempotencyKey,
            filing.bodySha256,
            filing.draftId,
          ],
        });
        if (filed.rowCount === 0) throw new Error('The measurement uses each key once.');
        const receipt = await client.query<{ number: string; received_at: Date }>({
          name: 'receipt',
          text: RECEIPT,
          values: [
            filing.partyId,
            filing.receiptId,
            filing.submissionId,
            filing.at,
            JSON.stringify({
              sender: filing.sender,
              formCode: filing.formCode,
              documentSha256: filing.documentSha256,
              channel: filing.channel,
              relation: who.relation,
              filedBy: who.person_id,
            }),
          ],
        });
        await client.query({
          name: 'outbox',
          text: OUTBOX,
          values: [
            filing.partyId,
            JSON.stringify({
              submissionId: filing.submissionId,
              formCode: filing.formCode,
              receiptId: filing.receiptId,
              channel: filing.channel,
              draftId: filing.draftId,
            }),
            filing.at,
          ],
        });
        await client.query({
          name: 'audit',
          text: AUDIT,
          values: [
            filing.at,
            who.person_id,
            who.relation === 'self' ? null : filing.partyId,
            filing.channel,
            filing.submissionId,
            filing.partyId,
            JSON.stringify({ formCode: filing.formCode, session: who.session_id }),
          ],
        });
        await client.query('commit');
        const made = receipt.rows[0];
        if (!made) throw new Error('No receipt was written.');
        return accept({
          submissionId: filing.submissionId,
          receiptId: filing.receiptId,
          receiptNumber: made.number,
          receivedAt: made.received_at,
          replayed: false,
        });
      } finally {
        client.release();
      }
    },
  };
}

interface Admitted {
  person_id: string;
  session_id: string;
  relation: string;
  mandate_id: string | null;
}

const ADMIT = `prepare admit(text, uuid, text, int, text, timestamptz, text[], boolean) as
  with wish as (select decode($1, 'hex') as token, $2 as party_id, $3 as form_code, $4 as needed_level, $5 as channel, $6 as at, $7 as form_roles, $8 as self_only) ${ADMIT_SQL}`;
const SUBMISSION = `insert into submissions.submission (party_id, submission_id, form_code, form_version, answers, document, document_sha256, channel, answer_channel, signature, filed_by, relation, mandate_id, receipt_id, filed_at, idempotency_key, body_sha256, draft_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict (party_id, idempotency_key) do nothing`;
const RECEIPT = `insert into mailbox.receipt (party_id, receipt_id, number, kind, subject_id, received_at, facts)
  values ($1, $2::uuid, 'UPP-' || to_char($4::timestamptz at time zone 'Europe/Warsaw', 'YYYYMMDD') || '-' || upper(right($2::text, 12)), 'UPP', $3, $4, $5) returning number, received_at`;
const OUTBOX = `insert into platform.outbox (name, party_id, facts, at) values ('submissions.filed', $1, $2, $3)`;
const AUDIT = `insert into platform.audit_event (at, actor_kind, actor_id, on_behalf_of, unit, channel, action, object, subject_party, purpose, outcome, facts)
  values ($1, 'person', $2, $3, null, $4, 'submissions.file', 'submission:' || $5::text, $6, null, 'permitted', $7)`;

/** `./okienko bench naive-server`, started by the measurement of filing. */
export async function serveNaively(start: Start): Promise<void> {
  const config = readSettings(start, { role: 'web' });
  const { run } = await import('../run.ts');
  const running = await run({ config, build: start.build });
  useNaiveWriter(running.house);
  process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ ready: true, role: 'naive-server' }));
}

function useNaiveWriter(house: House): void {
  const pool = new pg.Pool({
    connectionString: house.database.url,
    options: WRITER_SETTINGS,
    max: house.config.POOL_SIZE,
    idleTimeoutMillis: 0,
  });
  pool.on('connect', client => void client.query(ADMIT));
  useFilingWriter(house, naiveWriter(pool));
}
