-- Figures others have published, as they published them: open to every reader.
select *
from staging.published_figures
