-- Rows in force that wait for the register: an unknown institution or no post.
select
    batch,
    line,
    date,
    municipality,
    institution_name,
    has_post,
    has_institution
from staging.resolved
where not (has_post and has_institution)
