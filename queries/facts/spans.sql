-- Days of the data with the first day of their month, as it is summed: open to all.
select *
from marts.spans
