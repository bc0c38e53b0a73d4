"""What names a person or leads to one, in cells that should hold no such thing."""

import re

from dashboard.ground.spelling import fold

REACHES = re.compile(
    r"\b\d{6}[- ]?\d{5}\b|[^\s@]+@[^\s@]+\.[a-z]+"
    r"|(?<!\d)(?:\+?371 ?)?(?:2\d|6\d)(?:\d{6}|(?: \d{2,3}){2,3})(?!\d)"
    r"|\b(?:iela|prospekts|bulvaris) \d+[a-z]?\s?-\s?\d"
)
"""A personal code, address of mail, telephone number or flat, within a folded text."""

STREET = re.compile(
    r"(?<![^\W\d_])(?:iel[au]|prospekt[a-z]*|bulvar[a-z]*|gatv[ei]|sosej[au]|alej[au]"
    r"|krastmal[au]|street|улица) ?\d"
)
"""A house in a street, within a folded text: an institution's, or a family's home."""

_NAMES = """
agnese aija aivars aleksandrs aleksejs alina alise anastasija andrejs andris
anita anna antons antra arnis arturs arvis astra baiba boriss dace daiga daina
dainis diana dmitrijs dzintars edgar edgars edite eduards edvins egils elina
ella elza emils eriks ernests eva evita gatis gints girts guna gunars guntis
gustavs igors ilga ilona ilze inese ineta inga ingrida inguna ingus inta irena
irina ivans ivars iveta ivo jana janina janis jekabs jelena julija juris justine
karina karlis kaspars kristaps kristers kristine laila laima laura lauris
leonids lidija liene liga ligita lilita linards linda maija maira mara marcis
margarita marija marika maris marite markuss marta martins mihail mihails modris
monika monta natalija nikolajs normunds oksana olga oskars otto paula pauls
peteris raimonds raitis ralfs ramona rihards rita roberts rolands roma romans
ronalds rota ruta samanta sandis sandra santa sarmite sergejs sigita signe silva
silvija solvita svetlana tatjana toms uldis una vadims valdemars valdis
valentina vera vija viktorija viktors vineta vita vitalijs vladimirs vladislavs
zane zanis zigmars zoja
"""
GIVEN_NAMES = frozenset(_NAMES.split())
"""Given names that are common in Latvia, folded: a surname beside one is a person's."""

_PERSON = (2, 3)
"""How many words a person's name has."""


def is_personal(text: str) -> bool:
    """Whether a text holds what leads to a person, or is a person's name alone."""
    plain = fold(text)
    return bool(REACHES.search(plain)) or is_name(text)


def is_address(text: str) -> bool:
    """Whether a text holds a house in a street, which only an institution may tell."""
    return bool(STREET.search(fold(text)))


def is_name(text: str) -> bool:
    """Whether a text is a given name and a surname, in either order, and no more."""
    words = text.replace(",", " ").split()
    if len(words) not in range(_PERSON[0], _PERSON[1] + 1):
        return False
    bare = [word.strip(".") for word in words]
    capitals = all(word.isalpha() and word[0].isupper() for word in bare)
    return capitals and any(fold(word) in GIVEN_NAMES for word in bare)


def redacted(text: str, mark: str) -> str:
    """Return a text with what leads to a person replaced by a mark."""
    return _ANYWHERE.sub(mark, text)


_ANYWHERE = re.compile(REACHES.pattern, re.IGNORECASE)
