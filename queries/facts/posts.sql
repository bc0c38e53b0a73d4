-- Mediators' posts the reader may see, one row for each time a post was filled.
select *
from staging.posts
where in_scope(municipality) or in_scope(municipality_today)
