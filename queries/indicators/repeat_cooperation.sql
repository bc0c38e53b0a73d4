-- One row for each number of meetings, in steps, and municipality, and a total.
--
-- Repeat meetings: institutions by the number of different days in the window
-- on which a mediator worked with them: 1, 2 to 4, 5 to 9, 10 or more. For the
-- total the days of all municipalities are counted together, so an institution
-- can stand on a higher step there, and the column does not add up.
--
-- municipality  varchar  code of the mediator's municipality, or total
-- contact_days  varchar  different days: 1, 2-4, 5-9 or 10+
-- institutions  bigint   different institutions
with contacts as (
    select
        institution,
        date_trunc('month', date) as month,
        days,
        place(municipality, municipality_today, $map) as municipality
    from cooperation
    where
        date >= $since
        and date < $until
),

met_in_month as (
    select
        coalesce(municipality, 'total') as municipality,
        institution,
        bit_count(bit_or(days)) as days
    from contacts
    group by grouping sets ((municipality, institution, month), (institution, month))
),

met as (
    select
        municipality,
        institution,
        sum(days) as days
    from met_in_month
    group by municipality, institution
),

stepped as (
    select
        municipality,
        case
            when days = 1 then '1'
            when days < 5 then '2-4'
            when days < 10 then '5-9'
            else '10+'
        end as contact_days,
        days
    from met
)

select
    municipality,
    contact_days,
    count(*) as institutions
from stepped
group by municipality, contact_days
order by municipality = 'total', municipality, min(days)
