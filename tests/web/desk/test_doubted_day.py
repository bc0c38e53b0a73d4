"""Where the machine's clock is doubted, the desk asks for the day to publish."""

from datetime import UTC, datetime, timedelta

from dashboard.ground.audit import entry
from dashboard.pages.data import EDITIONS
from tests.web.desk.conftest import CLEAN


def test_by_a_doubted_clock_the_desk_publishes_when_the_day_is_ticked(
    desk, monkeypatch
):
    desk.take(CLEAN)
    later = datetime.now(UTC) + timedelta(days=1900)
    assert "today" not in desk.get(EDITIONS).text

    class Later(datetime):
        now = classmethod(lambda _cls, _zone: later)

    monkeypatch.setattr(entry, "datetime", Later)
    day = later.date().isoformat()
    assert f'name="today" value="{day}"' in desk.get(f"{EDITIONS}?lang=en").text
    said = desk.publish()
    assert f"tilts clock {day}" in said
    assert f"tilts clock {day}" in desk.publish(today="2026-01-01")
    assert desk.world.shelf().published() == []
    assert "Edition 1 is published" in desk.publish(today=day)
