-- What is noted of recommendations, open to every reader: public bodies' doings.
select *
from staging.recommendation_status
