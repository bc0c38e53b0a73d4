-- Open answers approved for everybody to read, one row each, without the place.
select
    wave,
    answer
from staging.moderated
where decision = 'approved'
