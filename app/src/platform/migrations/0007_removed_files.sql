-- Files that somebody took away: their bytes lie in the store for a while longer, then they are deleted unless somebody
-- still has the same ones.
create table platform.removed_file (
  sha256 text primary key,
  removed_at timestamptz not null
);
comment on table platform.removed_file is 'One row: a file was taken away by the last act on it; its bytes wait to be deleted.';
create index removed_file_in_order on platform.removed_file (removed_at);
