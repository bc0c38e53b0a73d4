"""The registers that are lists of data/reference: what an entry of each holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.ground.i18n import N_
from dashboard.writing.warehouse import own_lists
from dashboard.writing.warehouse.own_lists import KEYS, Entry
from dashboard.writing.warehouse.registers import cells
from dashboard.writing.warehouse.registers.cells import Cell
from dashboard.writing.warehouse.registers.store import Listed


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a list; empty is allowed where it is not `required`.

    No entry is added with a value that is `never_new`.
    """

    name: str
    heading: str
    cell: Cell = field(default_factory=cells.Words)
    required: bool = True
    never_new: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Register:
    """A list that a home changes.

    `grows` where entries can be added, `sheds` where those that came with Tilts can be
    taken out. A code in the column `coded` is made of an entry's words. Where it is
    `spelled`, a spelling means one entry; what `spans` days has none in common with
    others; what is `worded` stays as it is once answers were given to it. Entries that
    are `numbered` get the number after the last that was ever given.
    """

    name: str
    columns: tuple[Column, ...]
    grows: bool = True
    sheds: bool = False
    coded: str = ""
    spelled: bool = False
    spans: bool = False
    worded: tuple[str, ...] = ()
    numbered: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that an entry is known by."""
        return KEYS[self.name]

    @property
    def store(self) -> Listed:
        """Where its entries stand."""
        return Listed(name=self.name)

    def is_shipped(self, entry: Entry) -> bool:
        """Whether an entry of this key came with Tilts."""
        shipped = own_lists.entries(self.name, [])
        return self.store.key(entry) in {self.store.key(one) for one in shipped}


_SOURCE = Column(name="source", heading=N_("Source"), required=False)
_FROM = Column(name="from", heading=N_("First day"), cell=cells.Day())
_TO = Column(name="to", heading=N_("Last day"), cell=cells.Day())
_ALIASES = Column(
    name="aliases",
    heading=N_("Other spellings, separated by ;"),
    cell=cells.Several(),
    required=False,
)
_WORDS = (
    Column(name="code", heading=N_("Code"), cell=cells.Code(), required=False),
    Column(name="lv", heading=N_("In Latvian")),
    Column(name="en", heading=N_("In English")),
    _ALIASES,
)


_ROLES = tuple(
    column if column.name == "code" else replace(column, cell=cells.RoleWords())
    for column in _WORDS
)


def _vocabulary(
    name: str, *, grows: bool = True, columns: tuple[Column, ...] = _WORDS
) -> Register:
    return Register(name=name, columns=columns, grows=grows, coded="code", spelled=True)


REGISTERS: Mapping[str, Register] = {
    one.name: one
    for one in (
        Register(
            name="phases",
            columns=(
                Column(name="phase", heading=N_("Phase"), cell=cells.Roman()),
                _FROM,
                _TO,
                _SOURCE,
            ),
            spans=True,
        ),
        Register(
            name="closed_periods",
            columns=(
                Column(
                    name="municipality",
                    heading=N_("Municipality"),
                    cell=cells.Place(),
                ),
                _FROM,
                _TO,
                Column(name="reason", heading=N_("Why no report will come")),
            ),
        ),
        # Names of people hide among roles.
        _vocabulary("roles", columns=_ROLES),
        Register(
            name="expected_kinds",
            columns=(
                Column(
                    name="kind",
                    heading=N_("Kind of institution"),
                    cell=cells.OfList(vocabulary="institution_kinds"),
                ),
                Column(name="why_lv", heading=N_("Why, in Latvian")),
                Column(name="why_en", heading=N_("Why, in English")),
            ),
            sheds=True,
        ),
        Register(
            name="targets",
            columns=(
                Column(
                    name="municipality",
                    heading=N_("Municipality"),
                    cell=cells.Place(or_all=True),
                ),
                Column(name="measure", heading=N_("Measure"), cell=cells.Measure()),
                _FROM,
                _TO,
                Column(
                    name="target",
                    heading=N_("Target, or the least of it"),
                    cell=cells.Number(),
                ),
                Column(
                    name="most",
                    heading=N_("The most of it, where a range is set"),
                    cell=cells.Number(),
                    required=False,
                ),
                Column(
                    name="baseline",
                    heading=N_("Base line"),
                    cell=cells.Number(),
                    required=False,
                ),
                _SOURCE,
            ),
        ),
        Register(
            name="notes",
            columns=(
                Column(
                    name="note",
                    heading=N_("Number"),
                    cell=cells.Number(is_whole=True),
                ),
                Column(
                    name="municipality",
                    heading=N_("Municipality; without one, all together"),
                    cell=cells.Place(or_all=True),
                    required=False,
                ),
                _FROM,
                _TO,
                Column(
                    name="about",
                    heading=N_("Indicator or topic; without one, everything"),
                    cell=cells.About(),
                    required=False,
                ),
                Column(
                    name="kind",
                    heading=N_("Kind"),
                    cell=cells.OfList(vocabulary="note_kinds"),
                ),
                Column(name="lv", heading=N_("In Latvian"), cell=cells.NoteWords()),
                Column(name="en", heading=N_("In English"), cell=cells.NoteWords()),
                Column(
                    name="outside",
                    heading=N_("Who sees it"),
                    cell=cells.Readers(),
                    required=False,
                ),
            ),
            coded="note",
            numbered=True,
        ),
        Register(
            name="survey_invitations",
            columns=(
                Column(name="wave", heading=N_("Phase"), cell=cells.Phase()),
                Column(
                    name="municipality",
                    heading=N_("Municipality"),
                    cell=cells.Place(),
                ),
                Column(
                    name="invited",
                    heading=N_("People invited"),
                    cell=cells.Number(is_whole=True),
                ),
                _SOURCE,
            ),
        ),
        _vocabulary("activities"),
        _vocabulary("esf_measures"),
        _vocabulary("institution_kinds"),
        Register(
            name="survey_questions",
            columns=(
                Column(name="question", heading=N_("Code"), cell=cells.Code()),
                Column(
                    name="type",
                    heading=N_("Kind of answer"),
                    cell=cells.AnswerType(),
                    never_new=frozenset({"text"}),
                ),
                Column(
                    name="waves",
                    heading=N_("Phases that ask it, separated by ;"),
                    cell=cells.Phases(),
                    required=False,
                ),
                Column(name="lv", heading=N_("In Latvian")),
                Column(name="en", heading=N_("In English")),
            ),
            coded="question",
            worded=("type", "lv"),
        ),
        Register(
            name="survey_choices",
            columns=(
                Column(
                    name="question", heading=N_("Question"), cell=cells.ClosedQuestion()
                ),
                Column(name="choice", heading=N_("Code"), cell=cells.Code()),
                Column(name="lv", heading=N_("In Latvian")),
                Column(name="en", heading=N_("In English")),
                Column(
                    name="marked",
                    heading=N_("Marked: 1 or 0"),
                    cell=cells.Number(is_whole=True),
                    required=False,
                ),
                _ALIASES,
            ),
            coded="choice",
            spelled=True,
            worded=("question", "lv"),
        ),
        _vocabulary("outcomes", grows=False),
        _vocabulary("domains", grows=False),
    )
}
"""The lists there are, by name, in the order in which they are offered."""
