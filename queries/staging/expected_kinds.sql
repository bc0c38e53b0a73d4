-- Kinds of institution every mediator is expected to work with, one row each.
select kind
from reference.expected_kinds
