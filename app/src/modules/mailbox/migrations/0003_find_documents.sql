-- Letters and receipts are found by their number. What is told of them before their party is open is only to which party
-- and matter they belong.
create index receipt_by_number on mailbox.receipt (number text_pattern_ops);

create function mailbox.door_find_letters(beginning text, most int)
  returns table (letter_id uuid, party_id uuid, matter_id uuid, number text, kind text, placed_at timestamptz)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{clerk,supervisor,hall-officer,consultant}', false) then
    return;
  end if;
  return query select l.letter_id, l.party_id, l.matter_id, l.number, l.kind, l.placed_at from mailbox.letter l
    where l.number ~>=~ beginning and l.number ~<~ (beginning || chr(1114111)) order by l.number using ~<~ limit most;
end $$;

create function mailbox.door_find_receipts(beginning text, most int)
  returns table (receipt_id uuid, party_id uuid, kind text, subject_id uuid, number text, received_at timestamptz)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{clerk,supervisor,hall-officer,consultant}', false) then
    return;
  end if;
  return query select r.receipt_id, r.party_id, r.kind, r.subject_id, r.number, r.received_at from mailbox.receipt r
    where r.number ~>=~ beginning and r.number ~<~ (beginning || chr(1114111)) order by r.number using ~<~ limit most;
end $$;
