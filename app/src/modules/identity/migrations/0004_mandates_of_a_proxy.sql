-- Mandates somebody has received are listed with those that ended: the index for those in force does not serve that, and
-- the list read every mandate of the country.
create index mandate_of_any_proxy on identity.mandate (proxy_id);
