/** Body of a CTE that inserts one UPP row for each row of the relation `fresh`, inside the statement that files a form,
 *  so that a filing without its receipt cannot be. Seals nothing: that is done after the commit, with this row's time.
 *
 *  `fresh` has `party_id, receipt_id, submission_id uuid, filed_at timestamptz, form_code, document_sha256, channel,
 *  relation text, filed_by uuid, sender jsonb {name, identifierKind, identifier}`.
 *  Returns `party_id, receipt_id, subject_id, number, received_at`. */
export const INSERT_RECEIPTS_SQL = `
  insert into mailbox.receipt (party_id, receipt_id, number, kind, subject_id, received_at, facts)
  select f.party_id, f.receipt_id, 'UPP-' || to_char(f.filed_at at time zone 'Europe/Warsaw', 'YYYYMMDD') || '-' || upper(right(f.receipt_id::text, 12)),
    'UPP', f.submission_id, f.filed_at,
    jsonb_build_object('sender', f.sender, 'formCode', f.form_code, 'documentSha256', f.document_sha256, 'channel', f.channel, 'relation', f.relation, 'filedBy', f.filed_by)
  from fresh f
  returning party_id, receipt_id, subject_id, number, received_at`;
