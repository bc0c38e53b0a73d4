-- Entries of the log, summed by day: what adds up, whoever it was done for.
--
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- post                varchar  code of the mediator's post
-- kind                varchar  code of the kind of interaction
-- domain              varchar  code of the domain, or total
-- date                date     day
-- entries             bigint   entries
-- minutes             bigint   minutes worked, where they were written down
-- with_institution    bigint   entries that name an institution
-- with_role           bigint   entries that name the role contacted
-- with_both           bigint   entries that name both
-- with_domain         bigint   entries that name a domain
-- with_outcome        bigint   entries that name an outcome
with levels as (
    select
        municipality,
        municipality_today,
        post,
        kind,
        'total' as domain,
        date,
        minutes,
        institution,
        role,
        outcome,
        domains
    from staging.interactions
    union all
    select
        municipality,
        municipality_today,
        post,
        kind,
        unnest(domains) as domain,
        date,
        minutes,
        institution,
        role,
        outcome,
        domains
    from staging.interactions
)

select
    municipality,
    municipality_today,
    post,
    kind,
    domain,
    date,
    count(*) as entries,
    sum(minutes)::bigint as minutes,
    count(institution) as with_institution,
    count(role) as with_role,
    count(case when institution is not null then role end) as with_both,
    count(case when array_length(domains) > 0 then 1 end) as with_domain,
    count(outcome) as with_outcome
from levels
group by municipality, municipality_today, post, kind, domain, date
order by domain, date
