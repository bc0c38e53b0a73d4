-- Where every row of the log in force counts, one row each: its institution by
-- name and municipality, the institution's kind, and its post.
select
    (r.batch::bigint << 32) + r.line as entry,
    i.name || chr(9) || coalesce(i.municipality, '') as institution,
    i.kind,
    r.post,
    r.has_post and r.has_institution as accepted
from staging.resolved as r
left join staging.institutions as i on r.institution = i.institution
