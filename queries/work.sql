-- Entries of the log in the places asked for, summed by day or month.
--
-- Of any domain where is_any, about what is asked for where is_about. Windows of whole
-- months are answered from months, others from days, and what was never summed, such
-- as a filter without a level, from the entries themselves. It is put before every
-- indicator that reads from work (dashboard/ground/queries.py).
with summed as (
    select * from facts.work_months
    where $whole_months and $is_summed
    union all by name
    select * from facts.work_days
    where not $whole_months and $is_summed
)

select
    * exclude (domain),
    domain = 'total' as is_any,
    domain = coalesce($domain, 'total') as is_about
from summed
where
    domain in ('total', coalesce($domain, 'total'))
    and in_places(municipality, municipality_today, $municipalities)
union all by name
select
    municipality,
    municipality_today,
    post,
    kind,
    date,
    1 as entries,
    minutes,
    (institution is not null)::integer as with_institution,
    (role is not null)::integer as with_role,
    (institution is not null and role is not null)::integer as with_both,
    (len(domains) > 0)::integer as with_domain,
    (outcome is not null)::integer as with_outcome,
    true as is_any,
    is_about
from entries
where not $is_summed
