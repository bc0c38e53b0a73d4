-- Accepted interactions, one row each: a known post and a known institution.
select
    (batch::bigint << 32) + line as interaction,
    date,
    municipality,
    municipality_today,
    post,
    kind,
    family,
    persons,
    domains,
    activity,
    institution,
    role,
    esf_measure,
    outcome,
    minutes,
    submitted
from staging.resolved
where has_post and has_institution
