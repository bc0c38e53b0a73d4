-- Municipalities an edition has rows of, one row each.
select municipality
from facts.interactions
union
select municipality
from facts.posts
union
select municipality
from facts.respondents
order by municipality
