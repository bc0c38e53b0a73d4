"""The names of months as people write them, in three languages and Roman numbers."""

import re

from dashboard.writing.contracts.problems import CellError

NAMES = (
    r"jan(v|var(is|a|im|i)|uary)?|i|январ[ья]",
    r"feb(r|ruar(is|a|im|i)|ruary)?|ii|феврал[ья]",
    r"mar(t|ts|ta|tam|tu|ch)?|iii|марта?",
    r"apr(il|ilis|ila|ilim|ili)?|iv|апрел[ья]",
    r"(mai(js|ja|jam|ju|ja)?|may)|v|ма[ия]",
    r"jun(ijs|ija|ijam|iju|e)?|vi|июн[ья]",
    r"jul(ijs|ija|ijam|iju|y)?|vii|июл[ья]",
    r"aug(usts|usta|ustam|ustu|ust)?|viii|августа?",
    r"sep(t|tembris|tembra|tembrim|tembri|tember)?|ix|сентябр[ья]",
    r"o[kc]t(obris|obra|obrim|obri|ober)?|x|октябр[ья]",
    r"nov(embris|embra|embrim|embri|ember)?|xi|ноябр[ья]",
    r"de[kc](embris|embra|embrim|embri|ember)?|xii|декабр[ья]",
)
"""Each of them folded, from January on."""


def month(name: str) -> int:
    """Return the number of a month by its name, folded; CellError if it is none."""
    for number, form in enumerate(NAMES, 1):
        if re.fullmatch(form, name):
            return number
    raise CellError("date_unreadable")
