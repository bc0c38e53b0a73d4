-- One row for each municipality, and a total.
--
-- Quality of the log: how many of the accepted rows name a domain and an
-- outcome; of the rows of work with an institution (alone or together with a
-- family), how many name both the institution and the role contacted. Suspected
-- duplicates: rows beyond the first on one day in one municipality with the same
-- family, institution and activity; rows that name neither a family nor an
-- institution are left out.
--
-- municipality           varchar  code of the municipality, or total
-- interactions           bigint   accepted rows of the log
-- with_domain            bigint   rows that name a domain
-- with_outcome           bigint   rows that name an outcome
-- with_institution       bigint   rows of work with an institution
-- with_role              bigint   of these, rows naming the institution and role
-- duplicates_suspected   bigint   rows that repeat another one
with worked as (
    select
        kind,
        domains,
        institution,
        role,
        outcome,
        place(municipality, municipality_today, $map) as municipality,
        coalesce(family is not null or institution is not null, false)
        and row_number() over (
            partition by municipality, date, family, institution, activity
        ) > 1 as repeats
    from entries
    where is_asked
)

select
    coalesce(municipality, 'total') as municipality,
    count(*) as interactions,
    count(*) filter (where len(domains) > 0) as with_domain,
    count(*) filter (where outcome is not null) as with_outcome,
    count(*) filter (where kind in ('institution', 'mediated')) as with_institution,
    count(*) filter (
        where
        kind in ('institution', 'mediated')
        and institution is not null
        and role is not null
    ) as with_role,
    count(*) filter (where repeats) as duplicates_suspected
from worked
group by grouping sets ((municipality), ())
having count(*) > 0
order by municipality = 'total', municipality
