-- Contacts with families met in more than one municipality, one row each.
--
-- Of municipalities chosen together only these families can be counted too often.
--
-- family              bigint   number of the family
-- reach               varchar  moved or roaming
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- date                date     day of the contact
-- domains             varchar[]  what it was about
-- persons             integer  persons noted
-- outcome             varchar  code of the outcome, or not_noted
-- esf_measure         varchar  code of the ESF measure; none without one
-- institution         integer  number of the institution; none without one
select *
from contacts
where reach <> 'only'
