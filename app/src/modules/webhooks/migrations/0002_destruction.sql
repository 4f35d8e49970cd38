-- Messages of a matter that is destroyed are found by their party.
create index message_of_party on webhooks.message (party_id);
