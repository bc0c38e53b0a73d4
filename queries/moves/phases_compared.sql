-- How many rows of the log lie in another phase after than before, by the two.
select
    'phase' as "of",
    b.phase as before,
    a.phase as after,
    count(*) as "rows"
from phases_before as b
inner join phases_after as a on b.entry = a.entry
where b.phase is distinct from a.phase
group by b.phase, a.phase
order by "rows" desc, before asc, after asc
