"""Who sees which rows, and who may write."""

import pytest

from dashboard.ground.access import NOTHING, Role, everything, somebody
from tests.conftest import JELGAVA

ROLES = {
    Role.COORDINATOR: ("coordinator", everything(), True),
    Role.LEADERSHIP: ("leadership", everything(), False),
    Role.MUNICIPALITY: (f"municipality:{JELGAVA}", frozenset({JELGAVA}), False),
    Role.OUTSIDE: ("outside", NOTHING, False),
}


def test_every_role_is_looked_at_here():
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize(("words", "scope", "may_write"), ROLES.values(), ids=ROLES)
def test_a_role_sees_and_may_do_just_this(words, scope, may_write):
    person = somebody(words, "x")
    assert (person.scope, person.may_write) == (scope, may_write)
