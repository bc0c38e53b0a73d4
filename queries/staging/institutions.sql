-- Institutions in the register, one row each, merged ones left out.
select
    institution,
    name,
    kind,
    municipality
from raw.institutions
where merged_into is null
