"""What is said of words that no command takes: click's sentences, in both languages.

Click asks gettext for them, which knows the language of the machine and not of the
reader; so its modules are given a function that does.
"""

from click import core, exceptions, formatting, parser, types

from dashboard.ground.i18n import N_, _

MESSAGES = (
    N_("Usage:"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Did you mean {possibility}?"),
    N_("(Did you mean one of: {possibilities}?)"),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Option {name!r} requires an argument."),
    N_("Option {name!r} requires {nargs} arguments."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Choose from:\n\t{choices}"),
    N_("{value!r} is not {choice}."),
    N_("{value!r} is not one of {choices}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
    N_("file"),
    N_("directory"),
    N_("path"),
)
"""Those of click's sentences that what we ask of it can bring about."""


def speak() -> None:
    """Let click say in the reader's language what it cannot read."""
    for module in (core, exceptions, formatting, parser, types):
        vars(module).update(_=_, ngettext=_of_so_many)


def _of_so_many(one: str, more: str, n: int) -> str:
    return _(one if n == 1 else more)
