-- Widens: entries about contacts.
alter table timeline.entry drop constraint entry_area_check;
alter table timeline.entry add constraint entry_area_check check (area in ('filing', 'matter', 'letter', 'contact', 'mandate', 'account')) not valid;
alter table timeline.entry validate constraint entry_area_check;
