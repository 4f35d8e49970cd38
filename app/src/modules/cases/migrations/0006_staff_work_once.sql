-- Whether who asks works on matters is one fact of a statement, not of each row: asked once, not a thousand times while a
-- worklist is counted.
drop policy as_work on cases.matter;
create policy as_work on cases.matter using ((select platform.door_staff_is('{clerk,supervisor,hall-officer,consultant}')));
