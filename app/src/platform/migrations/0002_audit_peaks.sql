-- The roots of the complete subtrees at each checkpoint, so that the planter takes up the tree where it left it
-- instead of reading every leaf again.
alter table platform.audit_checkpoint add column peaks bytea[] not null default '{}';
comment on column platform.audit_checkpoint.peaks is 'Largest subtree first; together they give the root.';
