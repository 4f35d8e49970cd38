-- Until now a client was a bare hash of its network address, which anybody finds again by trying all addresses. It is a
-- keyed mark of one day from here on; what was kept before is removed, and bounds nobody any more.
alter table accessibility.complaint no force row level security;
update accessibility.complaint set client = '';
alter table accessibility.complaint force row level security;
comment on column accessibility.complaint.client is 'Mark of a client on one day, keyed with a secret of the house, to bound what it leaves; empty where none was kept.';
