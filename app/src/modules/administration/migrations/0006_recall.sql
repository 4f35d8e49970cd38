-- A change is recalled by a change of the kind recall, whose subject is the change recalled; once, and never by itself.
create unique index change_recalled_once on administration.change (subject) where kind = 'recall' and state = 'approved';
