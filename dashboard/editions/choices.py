"""What a reader may choose, each choice with everything that is said of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from dashboard.ground import periods, reference
from dashboard.ground.i18n import _


@dataclass(frozen=True, kw_only=True)
class Options:
    """The codes there are to choose from, and the words for one."""

    codes: Callable[[], Collection[str]]
    label: Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One filter: its place in the address, in SQL, on pages and on the command line.

    `name` is the field of Filters and the parameter of the SQL, `address` what the
    address and the command line call it. `anything` are the words for nothing
    chosen; a choice without them always has its default. `unknown` refuses a code.
    `told` are other words for some codes in saved files, which say of the choice
    only where `is_told`. `narrows` says that entries of the log are chosen by what
    they are about. `decides` are the SQL's parameters that follow from it, where it
    is none itself.
    """

    address: str
    title: str
    help: str
    options: Options
    name: str = ""
    default: Any = None
    anything: str = ""
    unknown: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    is_told: bool = True
    several: bool = False
    narrows: bool = False
    decides: tuple[str, ...] = ()

    @property
    def parameters(self) -> frozenset[str]:
        """The SQL's parameters that this choice moves."""
        return frozenset({self.name, *self.decides})

    def read(self, codes: Sequence[str]) -> Any:
        """Return the value that an address gives; the default if it is none."""
        options = self.options.codes()
        if self.several:
            return tuple(dict.fromkeys(code for code in codes if code in options))
        return codes[-1] if codes and codes[-1] in options else self.default

    def in_file(self, code: str) -> str:
        """Return the words for a code in a saved file."""
        return _(self.told[code]) if code in self.told else self.options.label(code)

    def in_sql(self, value: Any) -> Any:
        """Return a value as SQL takes it: null where nothing is chosen."""
        return (list(value) or None) if self.several else value


_KEY = "choice"


def chosen(default: Any = None, **about: Any) -> Any:
    """Declare a field of Filters as a choice."""
    choice = Choice(default=default, **about)
    return field(default=default, metadata={_KEY: choice})


def choices(filters: type[Any]) -> dict[str, Choice]:
    """Return the choices that the fields of a class declare, by name, in order."""
    return {
        one.name: replace(one.metadata[_KEY], name=one.name)
        for one in fields(filters)
        if _KEY in one.metadata
    }


def terms(vocabulary: str) -> Options:
    """Options that are a list of the reference data."""
    return Options(
        codes=lambda: reference.vocabulary(vocabulary),
        label=lambda code: reference.vocabulary(vocabulary)[code].label,
    )


def messages(words: Mapping[str, str]) -> Options:
    """Options whose words are messages."""
    return Options(codes=lambda: words, label=lambda code: _(words[code]))


def periods_to_compare(words: Mapping[str, str]) -> Options:
    """Options that are messages, and after them every phase."""

    def label(code: str) -> str:
        return _(words[code]) if code in words else periods.label(code)

    return Options(
        codes=lambda: [*words, *(f"phase:{code}" for code in reference.phases())],
        label=label,
    )


MUNICIPALITIES = Options(
    codes=reference.municipalities, label=reference.municipality_name
)
"""Every municipality there is or was."""
