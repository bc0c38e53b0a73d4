"""Exports of KoboToolbox: the same data in any of its shapes are the same rows."""

from datetime import date

import pytest

UUIDS = [f"6a2c0f5e-0000-4a4b-9c1d-2f0d6f6a1b2{n}" for n in range(3)]
REST = ["log/activity", "_uuid", "_submission_time"]
TAIL = [
    ["home_visit", UUIDS[0], "2019-01-08T09:00:00"],
    ["report", UUIDS[1], "2019-02-01T09:00:00"],
]
CODES = ["log/domains"]
TICKS = ["log/domains/education", "log/domains/social", "log/domains/health"]


def export(names, first, second):
    """Write an export of two records, with columns for the domains."""
    head = ["log/date", "log/municipality", "log/family", *names, *REST]
    rows = [
        ["2019-01-07", "0003000", "A-1", *first, *TAIL[0]],
        ["2019-01-09", "0003000", "", *second, *TAIL[1]],
    ]
    return "\n".join(" | ".join(row) for row in (head, *rows))


def labelled(text):
    """Write an export with labels instead of codes."""
    words = {
        "log/date": "Uzskaite/Datums",
        "log/municipality": "Uzskaite/Pašvaldība",
        "log/family": "Uzskaite/Ģimene",
        "log/domains": "Uzskaite/Jomas",
        "log/activity": "Uzskaite/Darbība",
        "0003000": "Jelgava",
        "home_visit": "Mājas apmeklējums",
        "report": "Atskaite",
        "education": "Izglītība",
        "social": "Sociālie jautājumi",
        "health": "Veselības aprūpe",
    }
    for code, label in words.items():
        text = text.replace(code, label)
    return text


AS_CODES = export(CODES, ["education health"], [""])
AS_TICKS = export(TICKS, ["1", "0", "1"], ["", "", ""])
AS_BOTH = export(
    [*CODES, *TICKS], ["education health", "1", "0", "1"], ["", "0", "0", "0"]
)
SHAPES = {
    "codes": AS_CODES,
    "ticks": AS_TICKS,
    "both": AS_BOTH,
    "labels": labelled(AS_CODES),
    "ticks under labels": labelled(AS_TICKS),
    "ticks as numbers and words": export(TICKS, ["1.0", "0.0", "TRUE"], ["", "", ""]),
}


def one(world, column):
    with world.warehouse() as warehouse:
        return [
            row[column] for row in warehouse.rows("from staging.log_rows order by date")
        ]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_accepted_whole(town, shape):
    verdict = town.take(SHAPES[shape])
    assert (verdict.accepted, verdict.problems) == (2, ())


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_data_in_another_shape_are_unchanged(town, shape):
    town.take(AS_CODES)
    verdict = town.take(SHAPES[shape])
    assert (verdict.unchanged, verdict.batch) == (2, None)


def test_what_is_ticked_are_the_domains(town):
    town.take(AS_TICKS)
    assert one(town, "domains") == [["education", "health"], []]


def test_the_day_of_submission_is_kept(town):
    town.take(AS_CODES)
    assert one(town, "submitted") == [date(2019, 1, 8), date(2019, 2, 1)]


def test_a_later_submission_of_the_same_record_changes_nothing(town):
    town.take(AS_CODES)
    assert town.take(AS_CODES.replace("2019-02-01T", "2019-02-03T")).unchanged == 2


def test_an_edited_record_replaces_the_older_one(town):
    town.take(AS_CODES)
    verdict = town.take(AS_CODES.replace("home_visit", "accompaniment"))
    assert (verdict.replaced, verdict.unchanged) == (1, 1)


def test_columns_of_the_form_itself_are_no_record_ids(town):
    head, *rows = AS_CODES.strip().splitlines()
    extra = ["formhub/uuid | meta/instanceID", *["same | uuid:same"] * 2]
    text = "\n".join(
        f"{more} | {row} | {n}"
        for n, (more, row) in enumerate(zip(extra, [head, *rows], strict=True))
    ).replace("| 0", "| _index", 1)
    assert town.take(text).accepted == 2


def test_the_forms_own_columns_are_dropped_and_named(town):
    text = AS_CODES.replace("_submission_time", "_validation_status")
    text = text.replace("2019-01-08T09:00:00", "").replace("2019-02-01T09:00:00", "")
    assert town.take(text).dropped_columns == ("_validation_status",)


def test_an_unknown_choice_of_a_column_of_its_own_is_named_as_dropped(town):
    verdict = town.take(AS_TICKS.replace("log/domains/social", "log/domains/sports"))
    assert verdict.dropped_columns == ("log/domains/sports",)


def test_a_tick_that_cannot_be_read_rejects_its_row(town):
    verdict = town.take(AS_TICKS.replace("A-1 | 1", "A-1 | varbūt"))
    assert [(p.code, p.cell) for p in verdict.problems] == [("tick_unreadable", "D2")]


def test_a_column_of_two_groups_is_known_by_its_last_part(town):
    assert town.take(AS_CODES.replace("log/", "form/part one/")).accepted == 2
