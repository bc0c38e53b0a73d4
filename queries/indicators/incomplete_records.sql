-- One row for each record of work with an institution that lacks something.
--
-- What to mend: interactions with an institution, with or without a family,
-- that do not name the institution or the role of the person contacted, the
-- newest first. Nothing of the family is shown; the day and the post lead to
-- the row in the mediator's own log.
--
-- date          date     day of the interaction
-- municipality  varchar  code of the mediator's municipality
-- post          varchar  code of the mediator's post
-- kind          varchar  code of the kind of interaction
-- missing       varchar  institution, role or both
select
    date,
    place(municipality, municipality_today, $map) as municipality,
    post,
    kind,
    case
        when role is not null then 'institution'
        when institution is not null then 'role'
        else 'both'
    end as missing
from entries
where
    kind in ('institution', 'mediated')
    and (institution is null or role is null)
    and is_asked
order by date desc, municipality asc, post asc, kind asc, missing asc
