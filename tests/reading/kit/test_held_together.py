"""What stays on one line in a sentence."""

import pytest

from dashboard.reading.kit.pieces.prose import spans
from dashboard.reading.kit.sentences import fragments


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("iestāžu veidi: 0 no 18.", "iestāžu veidi: 0~no~18."),
        ("with **137 of 166** institutions", "with <b>137~of~166</b> institutions"),
        ("2024. gada 3. no rīta", "2024.~gada 3. no rīta"),
    ],
)
def test_a_part_stays_with_its_whole(said, held):
    assert spans(fragments(said)) == held.replace("~", "\N{NO-BREAK SPACE}")
