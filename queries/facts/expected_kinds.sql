-- Kinds of institution every mediator is expected to work with: open to all.
select *
from staging.expected_kinds
