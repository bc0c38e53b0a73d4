"""The columns of a file of recommendations: new ones, and what became of them."""

from dashboard.ground.i18n import N_
from dashboard.writing.contracts.fields import Contract, Field
from dashboard.writing.contracts.readers import (
    OneOf,
    PastDay,
    Phase,
    Place,
    SeveralOf,
    Words,
)
from dashboard.writing.contracts.values import LONG

RECOMMENDATIONS = Contract(
    name="recommendations",
    sheet="Ieteikumi",
    fields=(
        Field(
            name="recommendation_id",
            lv="Ieteikums",
            en="Recommendation",
            other=("Ieteikuma numurs", "Recommendation id"),
            required=True,
            read=Words(limit=20),
            kept=False,
            meaning=N_("The recommendation's number, for example III-4."),
        ),
        Field(
            name="municipality",
            lv="Pašvaldība",
            en="Municipality",
            read=Place(),
            common=True,
            meaning=N_(
                "The municipality's name or code; empty where it is all of them."
            ),
        ),
        Field(
            name="status",
            lv="Statuss",
            en="Status",
            read=OneOf(vocabulary="recommendation_statuses"),
            meaning=N_("What became of the recommendation."),
        ),
        Field(
            name="evidence_lv",
            lv="Pamatojums",
            en="Evidence in Latvian",
            other=("Pamatojums latviski", "Evidence"),
            read=Words(limit=LONG),
            meaning=N_("What shows it, in a sentence, without people's names."),
        ),
        Field(
            name="evidence_en",
            lv="Pamatojums angliski",
            en="Evidence in English",
            read=Words(limit=LONG),
            meaning=N_("The same in English, if there is a translation."),
        ),
        Field(
            name="as_of",
            lv="Datums",
            en="Date",
            other=("Uz datumu", "As of"),
            read=PastDay(),
            meaning=N_("The day on which this was so, for example 31.12.2019."),
        ),
        Field(
            name="phase",
            lv="Posms",
            en="Phase",
            read=Phase(unknown="phase_unknown"),
            common=True,
            meaning=N_("The project phase whose seminar made a new recommendation."),
        ),
        Field(
            name="topic",
            lv="Temats",
            en="Topic",
            read=OneOf(vocabulary="recommendation_topics"),
            meaning=N_("What a new recommendation is about."),
        ),
        Field(
            name="audience",
            lv="Kam",
            en="Audience",
            read=SeveralOf(vocabulary="audiences"),
            meaning=N_("For whom a new recommendation is."),
        ),
        Field(
            name="text_lv",
            lv="Ieteikuma teksts",
            en="Text in Latvian",
            other=("Teksts", "Text"),
            read=Words(limit=LONG),
            meaning=N_("The words of a new recommendation."),
        ),
        Field(
            name="text_en",
            lv="Ieteikuma teksts angliski",
            en="Text in English",
            read=Words(limit=LONG),
            meaning=N_("The same in English, if there is a translation."),
        ),
    ),
)
