-- Targets the reader may see, one row each; those of all together, if any scope is.
select *
from staging.targets
where
    in_scope(municipality)
    or in_scope(municipality_today)
    or (municipality = 'total' and len(getvariable('scope')) > 0)
