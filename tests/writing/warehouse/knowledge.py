"""What Tilts learns between two imports: spellings, headings, columns, readings."""

from dataclasses import replace

from dashboard.ground import reference
from dashboard.writing.contracts.fields import Field
from dashboard.writing.contracts.readers import Role, Words
from dashboard.writing.warehouse import importing

LANGUAGE = Field(name="language", lv="Valoda", en="Language", meaning="", read=Words())
MOOD = Field(name="mood", lv="Noskaņa", en="Mood", meaning="", read=Words())
NOTES = Field(name="notes", lv="Piezīmes", en="Notes", meaning="", read=Words())


def spelled(term, spelling):
    return replace(term, aliases=(*term.aliases, spelling))


def teach_word(patch, vocabulary, code, spelling):
    """Add a spelling to an entry of a list of data/reference."""
    terms = reference.vocabulary

    def taught(name):
        known = terms(name)
        added = {code: spelled(known[code], spelling)} if name == vocabulary else {}
        return known | added

    patch.setattr(reference, "vocabulary", taught)


def teach_choice(patch, question, choice, spelling):
    """Add a spelling to a choice of a question of the survey."""
    asked = reference.questions()
    choices = tuple(
        spelled(term, spelling) if term.code == choice else term
        for term in asked[question].choices
    )
    taught = asked | {question: replace(asked[question], choices=choices)}
    patch.setattr(reference, "questions", lambda: taught)


def add_column(patch, kind, field=LANGUAGE):
    """Let a kind of file have one more column, which is read as text."""
    known = _contract(kind)
    _use(patch, replace(known, fields=(*known.fields, field)))


def add_heading(patch, kind, column, heading):
    """Let a column be known by one more heading."""
    known = _contract(kind)
    fields = tuple(
        replace(one, other=(*one.other, heading)) if one.name == column else one
        for one in known.fields
    )
    _use(patch, replace(known, fields=fields))


def mend_roles(patch):
    """Read the roles otherwise than before."""
    patch.setattr(Role, "parse", lambda _reader, value, _around: f"cits: {value}")


def _contract(kind):
    return next(one for one in importing.contracts() if one.name == kind)


def _use(patch, changed):
    known = importing.contracts()
    taught = tuple(changed if one.name == changed.name else one for one in known)
    patch.setattr(importing, "contracts", lambda: taught)
