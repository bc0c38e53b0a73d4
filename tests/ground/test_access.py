"""Who sees which rows, and who may write."""

from contextvars import copy_context

import pytest

from dashboard.ground import access
from dashboard.ground.access import (
    LOCAL,
    LOOKING,
    NOBODY,
    NOTHING,
    Identity,
    Role,
    UnknownRoleError,
    acting_as,
    current,
    everything,
    recognise,
    somebody,
)
from tests.conftest import JELGAVA, RIGA

ROLES = {
    Role.COORDINATOR: ("coordinator", everything(), True),
    Role.LEADERSHIP: ("leadership", everything(), False),
    Role.MUNICIPALITY: (f"municipality:{JELGAVA}", frozenset({JELGAVA}), False),
    Role.OUTSIDE: ("outside", NOTHING, False),
}
NONE_OF_OURS = (
    "",
    "coordinators",
    "municipality",
    "municipality:",
    "municipality:0003001",
    f"leadership:{JELGAVA}",
    f"outside:{JELGAVA}",
)


def test_every_role_is_looked_at_here():
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize(("words", "scope", "may_write"), ROLES.values(), ids=ROLES)
def test_a_role_sees_and_may_do_just_this(words, scope, may_write):
    person = somebody(f" {words} ", "x")
    assert (person.scope, person.may_write) == (scope, may_write)
    assert (person.subject, person.name, person.may_leave) == ("x", "", False)


@pytest.mark.parametrize("words", NONE_OF_OURS)
def test_what_is_no_role_is_refused(words):
    with pytest.raises(UnknownRoleError):
        somebody(words, "x")


def test_everything_is_every_municipality():
    assert {JELGAVA, RIGA} < everything()


def test_a_municipality_without_a_code_sees_nothing():
    assert Identity(subject="x", role=Role.MUNICIPALITY).scope == NOTHING


def test_who_is_not_recognised_is_nobody_and_may_do_nothing():
    assert (access.current(), NOBODY.scope, NOBODY.may_write) == (
        NOBODY,
        NOTHING,
        False,
    )
    assert (access.current_scope(), access.may_write()) == (NOTHING, False)


def test_somebody_is_acted_as_inside_only():
    with acting_as(LOCAL):
        assert (access.current(), access.may_write()) == (LOCAL, True)
        assert access.current_scope() == everything()
    assert access.current() == NOBODY


def test_the_person_at_the_machine_writes_and_who_looks_does_not():
    assert (LOCAL.subject, LOCAL.may_write) == ("local", True)
    assert (LOOKING.subject, LOOKING.may_write) == ("sample", False)
    assert LOOKING.scope == everything()


def test_nobody_has_no_name_and_who_is_recognised_stays():
    found = []

    def request():
        found.append(current())
        recognise(LOCAL)
        found.append(current())

    copy_context().run(request)
    assert found == [NOBODY, LOCAL]
    assert (current(), NOBODY.subject, NOBODY.scope) == (NOBODY, "", NOTHING)
