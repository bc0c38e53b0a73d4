"""Years of a coordinator, at random: what is done, killed, and done by a wrong clock.

A history is found again by its seed: python -m tests.faults.years 10000 7
"""

import sys
from datetime import date, datetime, timedelta
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dashboard.editions import showing
from dashboard.ground.audit import entry, log, verdict
from dashboard.writing.publishing import drafting
from dashboard.writing.publishing.publishing import NothingToPublishError
from dashboard.writing.warehouse import warehouse
from dashboard.writing.warehouse.batches import NoBatchError
from dashboard.writing.warehouse.families import FamilyError
from tests.faults import killing
from tests.faults.coordinator import BEGUN, Coordinator
from tests.faults.ledger import TOWNS, Ledger, Row, same

REFUSALS = (FamilyError, NoBatchError, NothingToPublishError)
CLOCKS = (showing, entry, log, verdict, warehouse, drafting)

DAYS = st.sampled_from([date(2019, 1, 7), date(2019, 3, 4), date(2019, 5, 6)])
LABELS = st.tuples(st.sampled_from(TOWNS), st.sampled_from("AB")).map(" ".join)
ROWS = st.builds(
    Row,
    record=st.integers(1, 6),
    code=st.sampled_from("AB"),
    day=DAYS,
    variant=st.integers(0, 2),
)
FILES = st.lists(ROWS, min_size=1, max_size=4, unique_by=lambda row: row.record)
TURNS = st.none() | st.none() | st.integers(1, 60)
"""At which call the deed is killed, if it is."""

NUMBERS = st.integers(0, 9)


class Years(RuleBasedStateMachine):
    """What may happen in a home, and that it is what the ledger says."""

    def __init__(self):
        super().__init__()
        self.folder = TemporaryDirectory()
        self.who = Coordinator(self.folder.name)
        self.ledger = Ledger()
        self.ledger.take(BEGUN)
        self.ledger.publish(1)
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("TILTS_HOME", str(self.who.world.settings.home))

    def teardown(self):
        wrong = [*self.who.wrong({*self.ledger.editions} - self.ledger.erased)]
        self.patch.undo()
        self.folder.cleanup()
        assert not wrong

    @rule(rows=FILES, turn=TURNS)
    def take(self, rows, turn):
        self._do(self.who.takes(rows), lambda it: it.take(rows), turn)

    @rule(number=NUMBERS, turn=TURNS)
    def undo(self, number, turn):
        number = 1 + number % len(self.ledger.batches)
        self._do(self.who.undoes(number), lambda it: it.undo(number), turn)

    @rule(code=LABELS, into=LABELS, turn=TURNS)
    def merge(self, code, into, turn):
        self._do(self.who.merges(code, into), lambda it: it.merge(code, into), turn)

    @rule(code=LABELS, day=st.none() | DAYS, turn=TURNS)
    def split(self, code, day, turn):
        self._do(self.who.splits(code, day), lambda it: it.split(code, day), turn)

    @rule(code=LABELS, turn=st.just(killing.NEVER) | st.integers(1, 60))
    def forget(self, code, turn):
        # Always in a process of its own: it opens editions and leaves them open.
        self._do(self.who.forgets(code), lambda it: it.forget(code), turn)

    @precondition(lambda self: not self.ledger.has_post)
    @rule(turn=TURNS)
    def post(self, turn):
        self._do(self.who.adds_a_post, Ledger.add_a_post, turn)

    @precondition(lambda self: self.ledger.has_news)
    @rule(turn=TURNS)
    def publish(self, turn):
        before = max(self.ledger.editions)

        def change(ledger):
            published = self.who.world.shelf().published()
            # A killed publication may have used a number up: no number comes again.
            ledger.publish(max([before + 1, *published]))

        self._do(self.who.publishes, change, turn)

    @rule(number=NUMBERS, turn=TURNS)
    def show(self, number, turn):
        number = self._published(number)
        self._do(self.who.shows(number), lambda it: it.show(number), turn)

    @rule(number=NUMBERS, erase=st.booleans(), turn=TURNS)
    def withdraw(self, number, erase, turn):
        number = self._published(number)
        self._do(
            self.who.withdraws(number, erase=erase),
            lambda it: it.withdraw(number, erase=erase),
            turn,
            # Nobody is shown it first, and then its files go.
            between=lambda it: it.withdraw(number, erase=False),
        )

    @rule(days=st.integers(-1000, 1000))
    def clock(self, days):
        """The clock jumps: every place that reads it is told another day."""
        for module in CLOCKS:
            self.patch.setattr(module, "datetime", _clock(timedelta(days=days)))

    def _published(self, number):
        numbers = sorted(self.ledger.editions)
        return numbers[number % len(numbers)]

    def _do(self, deed, change, turn, between=None):
        """Do it; killed, the home is as before or as after, for the next command."""
        code = killing.ended(deed, turn, REFUSALS) if turn else _outcome(deed)
        seen, found = self.who.current(), self.who.in_force()
        may_be = [self.ledger]
        for changed in filter(None, (between, change)):
            may_be.append(self.ledger.copy())
            changed(may_be[-1])
        if code == killing.REFUSED:
            assert may_be[-1] == self.ledger, "it was refused without a reason"
        if code != killing.KILLED:
            may_be = may_be[-1:]
        assert any(_shows(seen, one) for one in may_be), f"readers saw {seen}"
        fitting = [one for one in may_be if self._fits(found, one)]
        assert fitting, f"the home holds {found}, and may be {may_be}"
        self.ledger = fitting[0]

    def _fits(self, found, ledger):
        rows, decided = found
        shelf = self.who.world.shelf()
        there = {one for one in ledger.editions if shelf.path(one).exists()}
        return (
            there == {*ledger.editions} - ledger.erased
            and same(rows, ledger.in_force())
            and decided == ledger.decided()
            and shelf.published() == sorted(ledger.editions)
            and shelf.shown() == ledger.shown()
            and _shows(self.who.current(), ledger)
        )


def _shows(seen, ledger):
    number = ledger.current()
    if seen is None or number is None:
        return seen is number is None
    return seen[0] == number and same(seen[1], ledger.editions[number])


def _outcome(deed):
    try:
        deed()
    except REFUSALS:
        return killing.REFUSED
    return killing.DONE


def _clock(jump):
    class Moved(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + jump

    return Moved


def lived(number, root, steps=3):
    """Live through so many histories, found again by their seed."""
    plan = settings(
        max_examples=number,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        # A history is replayed by its seed; to shorten one takes minutes.
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    run_state_machine_as_test(seed(root)(Years), settings=plan)


if __name__ == "__main__":
    lived(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 0, steps=15)
