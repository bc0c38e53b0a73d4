-- One row for each kind of institution and municipality, and a total.
--
-- Cooperation count: interactions in which an institution of the kind took
-- part, by the municipality of the mediator who did the work, and how many
-- different institutions they were. An institution can be contacted from
-- several municipalities, so institutions do not add up.
--
-- kind          varchar  code of the kind of institution
-- municipality  varchar  code of the mediator's municipality, or total
-- times         bigint   interactions in which an institution took part
-- institutions  bigint   different institutions
with contacts as (
    select
        i.kind,
        c.institution,
        c.entries,
        place(c.municipality, c.municipality_today, $map) as municipality
    from cooperation as c
    inner join facts.institutions as i on c.institution = i.institution
    where
        c.date >= $since
        and c.date < $until
)

select
    kind,
    coalesce(municipality, 'total') as municipality,
    sum(entries)::bigint as times,
    count(distinct institution) as institutions
from contacts
group by grouping sets ((kind, municipality), (kind))
order by kind, municipality = 'total', municipality
