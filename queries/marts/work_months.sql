-- The same summed by months, each cut as spans are.
--
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- post                varchar  code of the mediator's post
-- kind                varchar  code of the kind of interaction
-- domain              varchar  code of the domain, or total
-- date                date     month
-- entries             bigint   entries
-- minutes             bigint   minutes worked, where they were written down
-- with_institution    bigint   entries that name an institution
-- with_role           bigint   entries that name the role contacted
-- with_both           bigint   entries that name both
-- with_domain         bigint   entries that name a domain
-- with_outcome        bigint   entries that name an outcome
select
    d.municipality,
    d.municipality_today,
    d.post,
    d.kind,
    d.domain,
    s.span as date,
    sum(d.entries)::bigint as entries,
    sum(d.minutes)::bigint as minutes,
    sum(d.with_institution)::bigint as with_institution,
    sum(d.with_role)::bigint as with_role,
    sum(d.with_both)::bigint as with_both,
    sum(d.with_domain)::bigint as with_domain,
    sum(d.with_outcome)::bigint as with_outcome
from marts.work_days as d
inner join marts.spans as s on d.date = s.day
group by
    d.municipality,
    d.municipality_today,
    d.post,
    d.kind,
    d.domain,
    s.span
order by d.domain, s.span
