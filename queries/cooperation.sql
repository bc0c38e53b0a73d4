-- Entries that name an institution, in the places asked for, about what is asked for.
--
-- The whole months of a window are answered from months; the days before and after
-- them, and what was never summed, such as a filter without a level, from the entries.
-- Days are those of the month, a bit for each. It is put before every indicator that
-- reads from cooperation (dashboard/ground/queries.py).
select
    municipality,
    municipality_today,
    institution,
    date,
    entries,
    days,
    roles,
    first_date,
    last_date
from facts.institution_months
where
    institution is not null
    and $is_summed
    and date >= $whole_since
    and date < $whole_until
    and domain = coalesce($domain, 'total')
    and in_places(municipality, municipality_today, $municipalities)
union all
select
    municipality,
    municipality_today,
    institution,
    date,
    1 as entries,
    1::bigint << (day(date) - 1) as days,
    [struct_pack(role := role, entries := 1::bigint)] as roles,
    date as first_date,
    date as last_date
from entries
where
    institution is not null
    and is_asked
    and not (
        $is_summed
        and ($whole_months or (date >= $whole_since and date < $whole_until))
    )
