-- One row for each institution that mediators worked with in the window.
--
-- Cooperation count: interactions in which the institution took part. Beside
-- it the different families concerned, the different days, the different roles
-- of the people contacted (never their names), and the first and last day.
--
-- institution   varchar  name of the institution in the register
-- kind          varchar  code of the kind of institution
-- municipality  varchar  code of the institution's municipality; none if national
-- times         bigint   interactions in which it took part
-- families      bigint   different families concerned
-- days          bigint   different days
-- roles         bigint   different roles contacted
-- first_date    date     first day in the window
-- last_date     date     last day in the window
with contacts as (
    select
        institution,
        date_trunc('month', date) as month,
        entries,
        days,
        roles,
        first_date,
        last_date
    from cooperation
    where
        date >= $since
        and date < $until
),

by_month as (
    select
        institution,
        sum(entries) as times,
        bit_count(bit_or(days)) as days,
        min(first_date) as first_date,
        max(last_date) as last_date
    from contacts
    group by institution, month
),

done as (
    select
        institution,
        sum(times)::bigint as times,
        sum(days)::bigint as days,
        min(first_date) as first_date,
        max(last_date) as last_date
    from by_month
    group by institution
),

roles as (
    select
        institution,
        unnest(roles).role as role
    from contacts
),

reached as (
    select
        institution,
        count(distinct role) as roles
    from roles
    group by institution
),

met as (
    select
        aspect::integer as institution,
        sum(n)::bigint as families
    from meetings
    where
        $is_summed
        and $whole_months
        and not $is_narrowed
        and measure = 'institutions'
        and municipality = 'total'
        and date >= $since
        and date < $until
        and is_first(previous, $since)
    group by aspect
    union all
    -- Days that cut a month, and families of one domain, are counted one by one.
    select
        institution,
        count(distinct family) as families
    from entries
    where
        is_asked
        and institution is not null
        and not ($is_summed and $whole_months and not $is_narrowed)
    group by institution
)

select
    i.name as institution,
    i.kind,
    i.municipality,
    d.times,
    coalesce(m.families, 0) as families,
    d.days,
    coalesce(r.roles, 0) as roles,
    d.first_date,
    d.last_date
from done as d
inner join facts.institutions as i on d.institution = i.institution
left join met as m on d.institution = m.institution
left join reached as r on d.institution = r.institution
order by d.times desc, i.name asc, i.municipality asc
