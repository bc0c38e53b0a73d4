"""Every indicator in the drawers of the topics."""

from types import ModuleType

from dashboard.reading.cooperation import indicators as cooperation
from dashboard.reading.families import indicators as families
from dashboard.reading.indicator import Indicator
from dashboard.reading.published import indicators as published
from dashboard.reading.recommendations import indicators as recommendations
from dashboard.reading.record import indicators as record
from dashboard.reading.survey import indicators as survey
from dashboard.reading.workload import indicators as workload


def inside(drawer: ModuleType) -> list[Indicator]:
    """Return the indicators that a drawer names, in its order."""
    return [named for named in vars(drawer).values() if isinstance(named, Indicator)]


EVERY = [
    indicator
    for drawer in (
        families,
        cooperation,
        survey,
        published,
        recommendations,
        record,
        workload,
    )
    for indicator in inside(drawer)
]
