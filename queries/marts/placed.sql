-- Contacts with families, once for each area in which they have one before.
--
-- Families met in one municipality only add up over places. Those met in several
-- have a contact before in each, in each of today and in all of them together.
--
-- family   bigint     number of the family
-- number   bigint     number of the area
-- date     date       day of the contact
-- domains  varchar[]  what it was about
-- persons  integer    persons noted
-- outcome  varchar    code of the outcome, or not_noted
-- esf_measure  varchar  code of the ESF measure; none without one
-- institution  integer  number of the institution; none without one
select
    c.family,
    a.number,
    c.date,
    c.domains,
    c.persons,
    c.outcome,
    c.esf_measure,
    c.institution
from contacts as c
inner join areas as a
    on c.reach = a.reach and c.municipality = a.member
