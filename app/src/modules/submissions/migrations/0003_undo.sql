-- Lists of a draft as they were before their last changes, newest last: [{group, what, items}]. Emptied with the answers.
alter table submissions.draft add column undo jsonb not null default '[]';
comment on column submissions.draft.undo is 'lists as they were before their last changes, newest last, for taking a change back';
