-- Notes the reader may see, one row each: those of places in scope, those of all
-- places if any scope is, and those marked for readers outside the programme.
select *
from staging.notes
where
    is_outside
    or in_scope(municipality)
    or in_scope(municipality_today)
    or (municipality = 'total' and len(getvariable('scope')) > 0)
