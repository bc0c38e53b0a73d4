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
select
    i.name as institution,
    i.kind,
    i.municipality,
    count(*) as times,
    count(distinct f.family) as families,
    count(distinct f.date) as days,
    count(distinct f.role) as roles,
    min(f.date) as first_date,
    max(f.date) as last_date
from entries as f
inner join facts.institutions as i on f.institution = i.institution
where f.is_asked
group by i.institution, i.name, i.kind, i.municipality
order by times desc, institution asc, i.municipality asc
