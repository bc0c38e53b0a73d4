"""Names over bars: whole in one line or two, and all bars alike."""

from dashboard.reading.kit.charts.bars import Bar, drawn

LONG = "Support for the development of learners' individual competences"


def laid(*labels):
    bars = [Bar(label=label, value=1, hover="") for label in labels]
    layout = drawn(bars)["layout"]
    return layout["yaxis"]["ticktext"], layout["height"]


def test_a_name_too_long_for_a_line_stands_whole_in_two():
    (long, short), high = laid(LONG, "Work")
    assert long.replace("<br>", " ") == LONG
    assert (short.count("<br>"), short.split("<br>")[-1]) == (1, "Work")
    assert high > laid("Help", "Work")[1]


def test_short_names_stand_in_one_line():
    assert laid("Help", "Work")[0] == ["Help", "Work"]


def test_what_two_lines_do_not_hold_is_cut_at_its_end():
    ((name,), _high) = laid(f"{LONG} {LONG}")
    assert (name.count("<br>"), name[-1]) == (1, "…")
