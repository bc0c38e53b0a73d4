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
        entries as interactions,
        with_domain,
        with_outcome,
        case when kind in ('institution', 'mediated') then entries else 0 end
            as with_institution,
        case when kind in ('institution', 'mediated') then with_both else 0 end
            as with_role,
        place(municipality, municipality_today, $map) as municipality
    from work
    where is_about and date >= $since and date < $until
),

repeated as (
    select
        repeats,
        place(municipality, municipality_today, $map) as municipality
    from facts.repeat_months
    where
        $is_summed
        and domain = coalesce($domain, 'total')
        and date >= $whole_since
        and date < $whole_until
        and in_places(municipality, municipality_today, $municipalities)
    union all
    -- Days of months that are cut, and what was never summed, are counted one by one.
    select
        count(*) - 1 as repeats,
        any_value(place(municipality, municipality_today, $map)) as municipality
    from entries
    where
        is_asked
        and not (
            $is_summed
            and ($whole_months or (date >= $whole_since and date < $whole_until))
        )
        and (family is not null or institution is not null)
    group by municipality, date, family, institution, activity
),

together as (
    select
        *,
        0 as repeats
    from worked
    union all by name
    select
        municipality,
        repeats
    from repeated
)

select
    coalesce(municipality, 'total') as municipality,
    sum(interactions)::bigint as interactions,
    sum(with_domain)::bigint as with_domain,
    sum(with_outcome)::bigint as with_outcome,
    sum(with_institution)::bigint as with_institution,
    sum(with_role)::bigint as with_role,
    sum(repeats)::bigint as duplicates_suspected
from together
group by grouping sets ((municipality), ())
having count(*) > 0
order by municipality = 'total', municipality
