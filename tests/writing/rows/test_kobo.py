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
    text = AS_CODES.replace("_submission_time", "_submitted_by")
    text = text.replace("2019-01-08T09:00:00", "").replace("2019-02-01T09:00:00", "")
    assert town.take(text).dropped_columns == ("_submitted_by",)


def test_an_unknown_choice_of_a_column_of_its_own_is_named_as_dropped(town):
    verdict = town.take(AS_TICKS.replace("log/domains/social", "log/domains/sports"))
    assert verdict.dropped_columns == ("log/domains/sports",)


def test_a_tick_that_cannot_be_read_is_named_and_its_row_kept(town):
    verdict = town.take(AS_TICKS.replace("A-1 | 1", "A-1 | varbūt"))
    assert [(p.code, p.cell) for p in verdict.problems] == [("tick_unreadable", "D2")]
    assert verdict.accepted == 2


def test_a_column_of_two_groups_is_known_by_its_last_part(town):
    assert town.take(AS_CODES.replace("log/", "form/part one/")).accepted == 2


ROOTS = ["_id", "_uuid", "meta/rootUuid", "log/date", "log/municipality", "log/family"]
STATE = "_validation_status"


def roots(*rows, heads=ROOTS):
    return "\n".join(" | ".join(row) for row in (heads, *rows))


def kobo(number, uuid, family, root=None):
    root = f"uuid:{UUIDS[number]}" if root is None else root
    day = f"2019-01-0{number + 7}"
    return [f"50{number}", uuid, root, day, "0003000", family]


EDITED = "6a2c0f5e-0000-4a4b-9c1d-2f0d6f6a1b92"


def families(world):
    return len({*one(world, "family")})


def test_a_record_edited_in_the_form_tool_is_known_by_its_first_number(town):
    town.take(roots(kobo(0, UUIDS[0], "J-1"), kobo(1, UUIDS[1], "J-2")))
    verdict = town.take(roots(kobo(0, UUIDS[0], "J-1"), kobo(1, EDITED, "J-1")))
    assert (verdict.replaced, verdict.unchanged, verdict.accepted) == (1, 1, 0)
    assert (len(one(town, "date")), families(town)) == (2, 1)


def test_a_record_edited_in_an_older_form_tool_is_known_by_its_id(town):
    town.take(roots(kobo(0, UUIDS[0], "J-1", "")))
    assert town.take(roots(kobo(0, EDITED, "J-2", ""))).replaced == 1


def test_a_record_that_came_without_its_first_number_is_known_by_it(town):
    town.take(AS_CODES)
    heads = ["log/date", "log/municipality", "log/family", "_uuid", "meta/rootUuid"]
    row = ["2019-01-07", "0003000", "A-2", EDITED, UUIDS[0]]
    assert town.take(roots(row, heads=heads)).replaced == 1


def test_the_key_of_an_export_of_odk_is_the_records_number(town):
    heads = ["date", "municipality", "family", "KEY"]
    town.take(roots(["2019-01-07", "0003000", "A", f"uuid:{EDITED}"], heads=heads))
    again = ["2019-02-08", "0003000", "B", f"uuid:{EDITED}"]
    assert town.take(roots(again, heads=heads)).replaced == 1


def test_the_form_tools_columns_that_are_used_are_not_left_out(town):
    assert town.take(roots(kobo(0, UUIDS[0], "J-1"))).dropped_columns == ()


@pytest.mark.parametrize(
    ("heading", "state"),
    [
        *((STATE, "validation_status_not_approved"), (STATE, "Not Approved")),
        *(("ReviewState", "rejected"), ("__system/reviewState", "rejected")),
    ],
)
def test_a_record_that_was_not_approved_is_left_out_and_named(town, heading, state):
    verdict = town.take(
        roots(
            [*kobo(0, UUIDS[0], "J-1"), "validation_status_approved"],
            [*kobo(1, UUIDS[1], "J-2"), state],
            [*kobo(2, UUIDS[2], "J-3"), ""],
            heads=[*ROOTS, heading],
        )
    )
    assert [(p.code, p.cell) for p in verdict.problems] == [("sender_refused", "G3")]
    assert (verdict.accepted, families(town)) == (2, 2)


def test_a_record_that_is_not_approved_is_no_missing_row(town):
    rows = [[*kobo(1, UUIDS[1], "J-2"), "not approved"]]
    town.take(roots(*rows, heads=[*ROOTS, STATE]))
    with town.warehouse() as warehouse:
        assert not warehouse.rows("from raw.rejections")


def test_a_doubtful_record_is_counted_and_named(town):
    row = [*kobo(0, UUIDS[0], "J-1"), "hasIssues"]
    verdict = town.take(roots(row, heads=[*ROOTS, "ReviewState"]))
    assert verdict.accepted == 1
    assert [p.code for p in verdict.problems] == ["sender_doubts"]
