"""What the sample's coordinator keeps in registers beside posts and institutions."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.reading.families.indicators import FAMILIES_BY_MUNICIPALITY

RESTRICTED = (date(2020, 11, 9), date(2021, 4, 6))
"""The state of emergency of that winter: people were met less."""

CLOSED = (2024, 2)
"""A month of which the post in Ventspils will not report any more."""

_MADE_UP = "izdomāts paraugs / made-up sample"

LISTS: Mapping[str, Sequence[Mapping[str, str]]] = {
    "closed_periods": [
        {
            "municipality": "0007000",
            "from": "2024-02-01",
            "to": "2024-02-29",
            "reason": "Uzskaite par februāri nav saglabājusies.",
        }
    ],
    "targets": [
        {
            "municipality": municipality,
            "measure": measure,
            "from": first,
            "to": last,
            "target": target,
            "most": most,
            "baseline": baseline,
            "source": _MADE_UP,
        }
        for municipality, measure, first, last, target, most, baseline in (
            ("total", "families", "2023-09-01", "2025-04-30", "160", "", "125"),
            ("0003000", "families", "2023-09-01", "2025-04-30", "40", "50", "35"),
            ("total", "completeness", "2023-09-01", "2025-04-30", "95", "", "88"),
            ("total", "families", "2025-07-01", "2025-09-30", "70", "", ""),
        )
    ],
    "survey_invitations": [
        {
            "wave": wave,
            "municipality": municipality,
            "invited": invited,
            "source": _MADE_UP,
        }
        for wave, municipality, invited in (
            ("V", "0003000", "6"),
            ("V", "0001000", "7"),
            ("V", "0007000", "4"),
            ("V", "0381600", "4"),
            ("VII", "0003000", "8"),
            ("VII", "0001000", "9"),
            ("VII", "0007000", "5"),
            ("VII", "0054000", "5"),
        )
    ],
    "notes": [
        {
            "municipality": "total",
            "from": "2020-11-09",
            "to": "2021-04-06",
            "about": "log",
            "kind": "event",
            "lv": "Ārkārtējā situācija valstī: klātienē tikās mazāk, vairāk zvanīja.",
            "en": "State of emergency: fewer meetings in person, more telephone calls.",
            "outside": "yes",
        },
        {
            "municipality": "0024000",
            "from": "2021-07-01",
            "to": "2021-08-16",
            "about": FAMILIES_BY_MUNICIPALITY.query,
            "kind": "break",
            "lv": "Viļakas novads kļuva par Balvu novada daļu, un ģimeņu kodi tur sākas"
            " no jauna. Ģimene, kas satikta pirms un pēc reformas, skaitīta divreiz,"
            " ja vien tai nav visai valstij kopīga koda.",
            "en": "Viļakas novads became part of Balvu novads, where family codes begin"
            " anew. A family met before and after the reform is counted twice unless"
            " it has a code of the whole country.",
            "outside": "yes",
        },
        {
            "municipality": "0007000",
            "from": "2024-02-01",
            "to": "2024-02-29",
            "about": "log",
            "kind": "fault",
            "lv": "Februāra uzskaite nav saglabājusies, tāpēc mēneša skaitļu nav.",
            "en": "The log of February was lost, so there are no numbers of it.",
            "outside": "",
        },
        {
            "municipality": "total",
            "from": "2025-07-01",
            "to": "2025-09-30",
            "about": "",
            "kind": "event",
            "lv": "Starp projekta posmiem amatus uztur pašas pašvaldības, ar mazāk"
            " stundām nekā posmos pirms 2021. gada.",
            "en": "Between phases the municipalities keep the posts by themselves, for"
            " fewer hours than in the phases before 2021.",
            "outside": "",
        },
    ],
}
"""Entries by the register they stand in; made up but for the two dated events."""
