-- Accepted interactions, one row each: a known post and a known institution.
-- Every column of the log comes along; left out is what only rows are known by.
select
    (batch::bigint << 32) + line as interaction,
    * exclude (
        batch,
        line,
        identity,
        content,
        institution_name,
        institution_folded,
        has_post,
        has_institution
    )
from staging.resolved
where has_post and has_institution
