-- Counted by the thousand: what is open to who asks is read once a statement (platform 0011_opened_once.sql).
alter policy by_party on cases.matter using (platform.door_may_see(party_id, (select platform.door_opened_parties())));
