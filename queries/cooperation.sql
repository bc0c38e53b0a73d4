-- Entries that name an institution, in the places asked for, about what is asked for.
--
-- Windows of whole months are answered from months; others, and what was never summed,
-- such as a filter without a level, from the entries of the window. Days are those of
-- the month, a bit for each. It is put before every indicator that reads from
-- cooperation (dashboard/ground/queries.py).
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
    $is_summed
    and $whole_months
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
    [role] as roles,
    date as first_date,
    date as last_date
from entries
where
    institution is not null
    and is_asked
    and not ($is_summed and $whole_months)
