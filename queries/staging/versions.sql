-- Every version of every row of the log, with the family it counts for.
--
-- A code that was given anew is another family from that day on; codes that
-- turned out to be one family count as one.
with meanings as (
    select
        family,
        new_family,
        from_date,
        lead(from_date) over (partition by family order by from_date) as until_date
    from raw.family_splits
)

select
    r.* exclude (family, written, headings),
    coalesce(m.into_family, s.new_family, r.family) as family
from raw.log_rows as r
left join meanings as s
    on
        r.family = s.family
        and r.date >= s.from_date
        and (s.until_date is null or r.date < s.until_date)
left join raw.family_merges as m
    on coalesce(s.new_family, r.family) = m.family
