-- Matters are found by the beginning of their number.
create index matter_by_number on cases.matter (number collate "C");
