-- Entries of the log in the places asked for, and which of them are asked for.
--
-- The one place where filters narrow the log: is_about says whether an entry is
-- about what is asked for, is_asked whether it lies in the window as well. It is
-- put before every indicator that reads from entries (dashboard/ground/queries.py).
select
    *,
    in_domain(domains, $domain) as is_about,
    is_about and date >= $since and date < $until as is_asked
from facts.interactions
where in_places(municipality, municipality_today, $municipalities)
