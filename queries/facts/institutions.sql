-- The register of institutions: public bodies, open to every reader.
select *
from staging.institutions
