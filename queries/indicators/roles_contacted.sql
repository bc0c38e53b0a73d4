-- One row for each role contacted and municipality, and a total.
--
-- Interactions in which a person of the role was contacted (the role, never
-- the name), and how many different institutions they were of. An institution
-- can be contacted through several roles, so institutions do not add up.
--
-- role          varchar  code of the role of the person contacted
-- municipality  varchar  code of the mediator's municipality, or total
-- times         bigint   interactions in which the role was contacted
-- institutions  bigint   different institutions
with contacts as (
    select
        unnest(roles) as contacted,
        institution,
        place(municipality, municipality_today, $map) as municipality
    from facts.institution_months
    where
        $is_summed
        and domain = coalesce($domain, 'total')
        and date >= $whole_since
        and date < $whole_until
        and in_places(municipality, municipality_today, $municipalities)
    union all
    select
        struct_pack(role := role, entries := 1::bigint) as contacted,
        institution,
        place(municipality, municipality_today, $map) as municipality
    from entries
    where
        role is not null
        and is_asked
        and not (
            $is_summed
            and ($whole_months or (date >= $whole_since and date < $whole_until))
        )
),

named as (
    select
        contacts.contacted.role,
        contacts.contacted.entries,
        contacts.institution,
        contacts.municipality
    from contacts
)

select
    role,
    coalesce(municipality, 'total') as municipality,
    sum(entries)::bigint as times,
    count(distinct institution) as institutions
from named
group by grouping sets ((role, municipality), (role))
order by role, municipality = 'total', municipality
