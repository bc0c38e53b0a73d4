-- Entries that name an institution, in the places asked for, of each domain and of any.
--
-- Windows of whole months are answered from months; others, and what was never summed,
-- such as a filter without a level, from the entries of the window. Days are those of
-- the month, a bit for each. It is put before every indicator that reads from
-- cooperation (dashboard/ground/queries.py).
select
    municipality,
    municipality_today,
    institution,
    domain,
    date,
    entries,
    days
from facts.institution_months
where
    $is_summed
    and $whole_months
    and in_places(municipality, municipality_today, $municipalities)
union all
select
    municipality,
    municipality_today,
    institution,
    unnest(
        if($domain::varchar is null, list_concat(['total'], domains), [$domain])
    ) as domain,
    date,
    1 as entries,
    1::bigint << (day(date) - 1) as days
from entries
where
    institution is not null
    and is_asked
    and not ($is_summed and $whole_months)
