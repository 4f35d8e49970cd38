-- Seals of many receipts kept in one call, each row found by its key. One joined update would be planned from the
-- statistics of a table that grows by thousands between two looks at it, and then read all of it for each batch.
-- In the order of the receipts, so that two processes that seal the same ones cannot wait for each other in a circle.
create function mailbox.keep_seals(parties uuid[], receipts uuid[], xmls text[], ats timestamptz[]) returns table (party_id uuid, receipt_id uuid, number text, subject_id uuid, sealed_at timestamptz)
  language plpgsql as $$
#variable_conflict use_column
declare
  seal record;
begin
  for seal in select s.* from unnest(parties, receipts, xmls, ats) as s(party_id, receipt_id, xml, at) order by s.receipt_id loop
    -- The first seal stays.
    return query
      update mailbox.receipt r set sealed_xml = seal.xml, sealed_at = seal.at
      where r.party_id = seal.party_id and r.receipt_id = seal.receipt_id and r.sealed_xml is null
      returning r.party_id, r.receipt_id, r.number, r.subject_id, r.sealed_at;
  end loop;
end $$;
