import { ADMIT_SQL } from '#modules/identity/index.ts';
import { INSERT_RECEIPTS_SQL } from '#modules/mailbox/index.ts';

const MANY = `select * from json_to_recordset($1::json) as w(place int, token_hash text, party_id uuid, form_code text, needed_level int, at timestamptz,
  submission_id uuid, receipt_id uuid, form_version int, answers jsonb, document text, document_sha256 text, channel text, answer_channel text, signature jsonb,
  idempotency_key uuid, body_sha256 text, draft_id uuid, sender jsonb, form_roles text[], self_only boolean)`;

const ONE = `select 0 as place, $1::text as token_hash, $2::uuid as party_id, $3::text as form_code, $4::int as needed_level, $5::timestamptz as at,
  $6::uuid as submission_id, $7::uuid as receipt_id, $8::int as form_version, $9::jsonb as answers, $10::text as document, $11::text as document_sha256,
  $12::text as channel, $13::text as answer_channel, $14::jsonb as signature, $15::uuid as idempotency_key, $16::text as body_sha256, $17::uuid as draft_id, $18::jsonb as sender, $19::text[] as form_roles, $20::boolean as self_only`;

/** The filing of any number of forms in one statement, put together from what each module owns: who may (identity),
 *  the submission (here), the UPP row (mailbox), the news and the audit entry (platform). One commit makes all of it
 *  true, or none. Answers a row for each wish that was admitted; its receipt is null where the idempotency key was
 *  already used, or the one act of its mandate was already done. */
const filing = (wishes: string): string => `
with wish as materialized (select w.*, decode(w.token_hash, 'hex') as token from (${wishes}) w),
admitted as materialized (${ADMIT_SQL}),
filed as (
  insert into submissions.submission (party_id, submission_id, form_code, form_version, answers, document, document_sha256, channel, answer_channel, signature,
    filed_by, relation, mandate_id, one_act_mandate_id, receipt_id, filed_at, idempotency_key, body_sha256, draft_id)
  select a.party_id, a.submission_id, a.form_code, a.form_version, a.answers, a.document, a.document_sha256, a.channel, a.answer_channel, a.signature,
    a.person_id, a.relation, a.mandate_id, case when a.one_act then a.mandate_id end, a.receipt_id, a.at, a.idempotency_key, a.body_sha256, a.draft_id
  from admitted a order by a.place
  on conflict do nothing
  returning party_id, submission_id, form_code, document_sha256, channel, filed_by, relation, mandate_id, receipt_id, filed_at, draft_id
),
fresh as (select f.*, a.sender, a.session_id, a.signature ->> 'client' as client from filed f join admitted a on a.submission_id = f.submission_id),
receipted as (${INSERT_RECEIPTS_SQL}),
told as (
  insert into platform.outbox (name, party_id, facts, at)
  select 'submissions.filed', f.party_id, jsonb_build_object('submissionId', f.submission_id, 'formCode', f.form_code, 'receiptId', f.receipt_id, 'channel', f.channel, 'draftId', f.draft_id), f.filed_at
  from fresh f
),
logged as (
  insert into platform.audit_event (at, actor_kind, actor_id, on_behalf_of, unit, channel, action, object, subject_party, purpose, outcome, facts)
  select f.filed_at, 'person', f.filed_by::text, case when f.relation = 'self' then null else f.party_id end, null, f.channel, 'submissions.file', 'submission:' || f.submission_id, f.party_id, null, 'permitted',
    jsonb_strip_nulls(jsonb_build_object('formCode', f.form_code, 'session', f.session_id, 'relation', nullif(f.relation, 'self'), 'mandateId', f.mandate_id, 'client', f.client))
  from fresh f
)
select a.place, r.number as receipt_number, r.received_at from admitted a left join receipted r on r.subject_id = a.submission_id`;

export const FILE_MANY = filing(MANY);
export const FILE_ONE = filing(ONE);
