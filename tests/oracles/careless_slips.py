"""Slips, one a kind of carelessness: what a hand or a spreadsheet does to a row."""

from datetime import datetime, timedelta

_CYRILLIC = str.maketrans("ABEKMHOPCTXJ", "АВЕКМНОРСТХЈ")
_GREEK = str.maketrans("ABEKMHOPTXJ", "ΑΒΕΚΜΗΟΡΤΧJ")
_NOTHING = ["nav", "n/a", "-", "nezināms", "null", "x", "?", "nav koda", "нет", "N/A"]
_SURNAMES = ["Paraudziņi", "Paraudziņa", "Paraugu ģimene", "paraudziņš", "PARAUDZIŅI"]
_BESIDE = ["{} (mamma)", "{} jauna", "{} - bērni", "ģimene {}", "skat. {}", "{} māte"]
_EDGES = ["{}.", "'{}", "“{}”", "({})", "{},", "{} *", "’{}", "{}:"]
_TITLES = ["Nr. {}", "Nr.{}", "ģim. {}", "#{}", "№ {}", "kods {}"]
_WIDE = {n: n + 0xFEE0 for n in range(0x30, 0x3A)}
_DITTO = ['"', '-"-', "″", "tā pati", "tas pats", "turpat", "tā pati ģimene", "〃"]


FAMILIES = {
    "cyrillic": lambda code: [code.translate(_CYRILLIC)],
    "greek": lambda code: [code.translate(_GREEK)],
    "edge": lambda code: [form.format(code) for form in _EDGES],
    "title": lambda code: [form.format(code) for form in _TITLES],
    "case": lambda code: [code.lower()],
    "space": lambda code: [f" {code} ", code.replace("-", " - ")],
    "unseen": lambda code: [f"\u200e{code}\u200b"],
    "wide": lambda code: [code.translate(_WIDE)],
    "dash": lambda code: [code.replace("-", dash) for dash in "–—‑−"],
    "zero lost": lambda code: [_without_zero(code)],
    "no separator": lambda code: [code.replace("-", "")],
    "separator": lambda code: [code.replace("-", mark) for mark in "/_. "],
    "letter for digit": lambda code: [code.replace("0", "O").replace("1", "l")],
    "exponent": lambda code: [f"{code[-2]},{code[-1]}E+{n}" for n in range(11, 19)],
    "number": lambda code: [f"{int(code)},0" if code.isdigit() else code],
    "made a day": lambda code: [datetime(2024, int(code[-2:]) % 12 + 1, 3)],
    "made a month": lambda code: [f"{int(code[-2:]) % 28 + 1:02}.dec"],
    "key stuck": lambda code: [code + code[-1], code[0] + code],
    "key beside": lambda code: [f"{code}ū", f"{code}q", f"{code};"],
    "words beside": lambda code: [form.format(code) for form in _BESIDE],
    "nothing": lambda _code: _NOTHING,
    "ditto": lambda _code: _DITTO,
    "surname": lambda _code: _SURNAMES,
    "error": lambda _code: ["#N/A", "#REF!", "#VALUE!"],
    "empty": lambda _code: [None],
}
"""What becomes of a code, one of which is chosen."""


def family_slip(name):
    def slip(rng, line):
        if line.entry.family is None:
            return False
        found = rng.choice(FAMILIES[name](line.entry.family))
        if found == line.entry.family:
            return False
        line.cells["Ģimene"] = found
        line.columns = frozenset({"Ģimene"})
        return True

    return slip


def _without_zero(code):
    head = code.rstrip("0123456789")
    number = code[len(head) :]
    return head + (number.lstrip("0") or "0")


def several(rng, line):
    """Two codes in a cell."""
    code = line.entry.family
    if code is None:
        return False
    head = code.rstrip("0123456789")
    other = head + f"{int(code[len(head) :]) % 20 + 1:0{len(code) - len(head)}}"
    joint = rng.choice(["; ", ", ", " un ", "/", "\n", " & ", "+", " "])
    line.cells["Ģimene"] = f"{code}{joint}{other}"
    line.columns = frozenset({"Ģimene"})
    return other != code


DAYS = {
    "day as text": lambda d: f"{d:%d.%m.%Y}.",
    "short day": lambda d: f"{d.day}.{d.month}.{d:%y}",
    "day in words": lambda d: f"{d.year}. gada {d.day}. {_MONTH[d.month - 1]}",
    "windows day": lambda d: f"{d:%Y.%m.%d}.",
    "iso day": lambda d: f"{d:%Y-%m-%d}",
    "serial day": lambda d: (d - datetime(1899, 12, 30)).days,
    "before midnight": lambda d: d - timedelta(seconds=34),
    "slashes": lambda d: f"{d.day}/{d.month}/{d:%y}",
    "no year": lambda d: f"{d:%d.%m.}",
    "span of days": lambda d: f"{d.day}.-{d.day + 1}.{d:%m.%Y}",
    "no such day": lambda d: f"31.{(2, 4, 6, 9, 11)[d.month % 5]:02}.{d.year}.",
    "last year": lambda d: d.replace(year=d.year - 1, day=min(d.day, 28)),
    "next century": lambda d: d.replace(year=d.year + 20, day=min(d.day, 28)),
    "other month": lambda d: d.replace(
        month=(d.month + 4) % 12 + 1, day=min(d.day, 28)
    ),
    "unseen day": lambda d: f"\u202a{d:%d.%m.%Y}.\u202c",
    "day and hour": lambda d: f"{d:%d.%m.%Y} 14:30",
    "no day": None,
    "ditto day": '"',
    "letter in day": lambda d: f"{d:%d.%m.%Y}".replace("0", "O", 1),
    "comma day": lambda d: f"{d:%d,%m,%Y}",
}
_MONTH = [
    "janvāris",
    "februāris",
    "marts",
    "aprīlis",
    "maijs",
    "jūnijs",
    "jūlijs",
    "augusts",
    "septembris",
    "oktobris",
    "novembris",
    "decembris",
]


def _plain(text):
    return text.translate(str.maketrans("āčēģīķļņšūž", "acegiklnsuz"))


_ELSE = {
    "Pašvaldība": [
        str.upper,
        str.lower,
        lambda v: v[:-2] + v[-1],
        lambda v: f"{v[:3]}\u00ad{v[3:]}",
        None,
        lambda v: f"{v}s novads",
        '"',
        "nav",
    ],
    "Personas": [
        lambda v: f"{v} cilv.",
        lambda v: f"{v}-{v + 1}",
        "daži",
        lambda v: f"{v},0",
        lambda v: f"{v}+2",
        "visa ģimene",
        lambda v: v * 1000,
        "nav",
    ],
    "Minūtes": [
        lambda v: f"{v} min",
        lambda v: f"{v // 60}:{v % 60:02}",
        lambda v: f"~{v}",
        lambda v: f"{v}-{v + 15}",
        "ilgi",
        lambda v: 100 * v + 9000,
        lambda v: f"{v},0",
        lambda v: f"{v / 60:.2f} st.".replace(".", ",", 1),
        "-",
    ],
    "Jomas": [
        str.upper,
        lambda v: v.replace("; ", ", "),
        lambda v: f"{v}; sports",
        lambda v: v[:-2],
        _plain,
        lambda v: v.encode().decode("cp1252", "replace"),
        lambda v: f"{v} u.c.",
        "nav",
    ],
    "Darbība": [
        str.upper,
        _plain,
        lambda v: f"{v} un pārrunas",
        "pastaiga",
        lambda v: v[1:],
        lambda v: f"{v}.",
    ],
    "Iestāde": [
        str.upper,
        _plain,
        lambda v: v.replace("sākumskola", "sāksk."),
        lambda v: v.encode().decode("cp1257", "replace"),
        lambda v: f"{v}, Paraudziņa",
        lambda v: f"„{v}”",
        "skola",
    ],
    "Kontaktpersonas amats": [
        str.upper,
        "Paraudziņa",
        "anna paraudziņa",
        lambda v: f"{v} Anna Paraudziņa",
        lambda v: v.replace("ā", "?"),
        lambda v: f"{v}, 29123456",
        "nezinu",
        lambda v: v[:-3],
    ],
    "Rezultāts": [
        str.upper,
        _plain,
        "labi",
        lambda v: f"{v}!",
        "jā",
        lambda v: v[:-1],
    ],
    "Veids": [
        "netiešais darbs",
        "darbs ar ģimeni",
        "cits",
        str.upper,
    ],
}


def _done(way, value):
    return way(value) if callable(way) else way


def day_slip(name):
    def slip(_rng, line):
        line.cells["Datums"] = _done(DAYS[name], line.cells["Datums"])
        line.columns = frozenset({"Datums"})
        return True

    return slip


def other_slip(column, way):
    def slip(_rng, line):
        value = line.cells[column]
        found = value if value is None else _done(way, value)
        if found == value:
            return False
        line.cells[column] = found
        line.columns = frozenset({column})
        return True

    return slip


def shifted(rng, line):
    """Everything from some column on stands one column further to the right."""
    names = [*line.cells]
    place = rng.randrange(1, 6)
    values = [line.cells[name] for name in names]
    moved = [*values[:place], None, *values[place:-1]]
    line.cells = dict(zip(names, moved, strict=True))
    line.columns = frozenset(names)
    return True


ROW = {
    **{f"family: {name}": family_slip(name) for name in FAMILIES},
    "family: several": several,
    **{f"day: {name}": day_slip(name) for name in DAYS},
    **{
        f"{column} {n}": other_slip(column, way)
        for column, ways in _ELSE.items()
        for n, way in enumerate(ways)
    },
    "shifted": shifted,
}
