"""Codes written carelessly: the number of families is right, or the row is named."""

import csv
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import families, likeness
from dashboard.writing.warehouse.families import FamilyError
from tests.conftest import JELGAVA, RIGA, World

FIRST = date(2018, 10, 1)


def log(*codes, place="Jelgava", months=1):
    rows = [f"{n:02}.{months:02}.2019. | {place} | {c}" for n, c in enumerate(codes, 1)]
    return "\n".join(["Datums | Pašvaldība | Ģimene", *rows])


def served(world):
    """How many families the rows in force are about, and how many name none."""
    with world.warehouse() as warehouse:
        (row,) = warehouse.rows(
            "select count(distinct family) as f, count(*) filter (family is null) as n"
            " from staging.log_rows"
        )
    return row["f"], row["n"]


def said(verdict, *but):
    return [(p.code, p.cell) for p in verdict.problems if p.code not in but]


def marks(world):
    with world.warehouse() as warehouse:
        return [one.mark for one in likeness.alike(warehouse)]


def test_words_that_say_nothing_are_no_families(town):
    verdict = town.take(
        log("J-01", "nav", "n/a", "N/A", "nezināms", "null", "x", "J-01")
    )
    assert (verdict.accepted, served(town)) == (8, (1, 6))
    assert said(verdict) == [("family_nobody", f"C{n}") for n in range(3, 9)]


def test_a_zero_is_no_family(town):
    verdict = town.take(log("0", "7"))
    assert (served(town), said(verdict)) == ((1, 1), [("family_nobody", "C2")])


def test_a_code_of_several_zeros_is_a_family(town):
    verdict = town.take(log("000", "001"))
    assert (served(town), said(verdict)) == ((2, 0), [])


def test_look_alike_letters_and_a_full_stop_make_no_family(town):
    verdict = town.take(log("A-1", "А-1", "B-2", "В-2", "A-1."))
    assert served(town) == (2, 0)
    assert said(verdict) == [("family_mended", f"C{n}") for n in (3, 5, 6)]


def test_apostrophes_make_no_family(town):
    town.take(log("007", "'007", "’007"))
    assert served(town) == (1, 0)


def test_several_codes_in_a_cell_are_pointed_out_and_make_no_family(town):
    path = town.home / "joint.csv"
    rows = [("Datums", "Pašvaldība", "Ģimene")]
    cells = ("A-1; A-2", "A-1, A-3", "A-1 un A-2", "A-1")
    rows += [(f"0{n}.01.2019.", "Jelgava", c) for n, c in enumerate(cells, 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    verdict = town.take(path)
    assert (verdict.rejected, served(town)) == (3, (1, 0))
    assert said(verdict) == [("family_several", f"C{n}") for n in (2, 3, 4)]


def test_a_word_that_says_nothing_in_another_column_costs_no_row(town):
    verdict = town.take(
        "Datums | Pašvaldība | Ģimene | Minūtes | Rezultāts | Personas\n"
        "07.01.2019. | Jelgava | A | n/a | - | nav\n"
        "08.01.2019. | Jelgava | A | 10 | nav attiecināms | nezināms"
    )
    assert (verdict.accepted, verdict.rejected) == (2, 0)
    assert said(verdict) == [
        ("says_nothing", "F2"),
        ("says_nothing", "E2"),
        ("says_nothing", "D2"),
    ]


def test_how_many_words_say_nothing_is_told_once_a_column(town):
    verdict = town.take(
        "Datums | Pašvaldība | Ģimene | Personas\n"
        "07.01.2019. | Jelgava | A | nav\n"
        "08.01.2019. | Jelgava | A | n/a"
    )
    assert [p.words["n"] for p in verdict.problems] == [2]


def test_an_entry_of_a_list_is_no_word_that_says_nothing(town):
    town.take(
        "Datums | Pašvaldība | Ģimene | Rezultāts\n"
        "07.01.2019. | Jelgava | A | nav attiecināms"
    )
    with town.warehouse() as warehouse:
        (row,) = warehouse.rows("select outcome from staging.log_rows")
    assert row["outcome"] is not None


def test_lost_zeros_are_two_families_and_pointed_out(town):
    verdict = town.take(log("007", "7", "8"))
    assert served(town) == (3, 0)
    assert said(verdict) == [("family_alike", "C3")]
    assert "C2" in verdict.problems[0].message


def test_lost_zeros_are_pointed_out_across_files(town):
    town.take(log("007", "008"))
    verdict = town.take(log("7", months=2))
    assert said(verdict) == [("family_alike", "C2")]


def test_a_trial_points_at_codes_that_look_alike_and_keeps_nothing(town):
    assert said(town.take(log("007", "7"), dry_run=True)) == [("family_alike", "C3")]
    with town.warehouse() as warehouse:
        assert not warehouse.rows("from raw.family_skeletons")


def test_codes_of_two_towns_do_not_look_alike(town):
    town.post(RIGA, FIRST)
    town.take(log("007"))
    assert said(town.take(log("7", place="Rīga"))) == []


def test_what_was_undone_looks_like_nothing(town):
    town.take(log("007"))
    town.take(log("7", months=2))
    town.undo(1)
    assert marks(town) == []


def test_families_that_look_alike_are_joined_by_their_mark(town):
    town.take(log("007", "7", "007"))
    (mark, _other) = marks(town)
    with town.warehouse() as warehouse:
        assert likeness.join(warehouse, mark, "the same family") == 2
    assert (served(town), marks(town)) == ((1, 0), [])


def test_families_that_are_different_are_not_named_again(town):
    town.take(log("007", "7"))
    mark = marks(town)[0]
    with town.warehouse() as warehouse:
        likeness.keep_apart(warehouse, mark, "two families")
    assert (served(town), marks(town)) == ((2, 0), [])
    assert said(town.take(log("007", "7", months=3))) == []


def test_a_third_that_looks_alike_is_named_all_the_same(town):
    town.take(log("007", "7"))
    with town.warehouse() as warehouse:
        likeness.keep_apart(warehouse, marks_of(warehouse)[0], "two families")
    assert said(town.take(log("07", months=3))) == [("family_alike", "C2")]


def marks_of(warehouse):
    return [one.mark for one in likeness.alike(warehouse)]


def test_an_unknown_mark_is_refused(town):
    with town.warehouse() as warehouse, pytest.raises(FamilyError):
        likeness.join(warehouse, "00000000", "the same family")


def test_a_code_that_was_given_anew_does_not_look_like_itself(town):
    town.take(log("7", "7"))
    with town.warehouse() as warehouse:
        families.split(warehouse, pseudonym(town, "7"), date(2019, 1, 2), "given anew")
    assert (served(town), marks(town)) == ((2, 0), [])


def test_nothing_is_left_of_a_forgotten_family(town):
    town.take(log("007", "7"))
    with town.warehouse() as warehouse:
        families.forget(warehouse, town.shelf(), pseudonym(town, "7"), "at its request")
        (left,) = warehouse.rows("from raw.family_skeletons")
    assert left["family"] == pseudonym(town, "007")


def keyed(world):
    with world.warehouse() as warehouse:
        return pseudonyms.ready(world.settings, warehouse.setting("key_check"))


def pseudonym(world, code, *, before=False):
    known = keyed(world)
    return (known.early if before else known.of)(code, JELGAVA)


def as_taken_in_before(world, code):
    """Let the rows of a code be known as they were before marks were taken off."""
    with world.warehouse() as warehouse:
        warehouse.connection.execute("delete from raw.family_skeletons")
        warehouse.connection.execute(
            "update raw.log_rows set family = ?, content = 'of those days'"
            " where family = ?",
            [pseudonym_in(world, warehouse, code), keyed_in(world, warehouse, code)],
        )


def pseudonym_in(world, warehouse, code):
    known = pseudonyms.ready(world.settings, warehouse.setting("key_check"))
    return known.early(code, JELGAVA)


def keyed_in(world, warehouse, code):
    known = pseudonyms.ready(world.settings, warehouse.setting("key_check"))
    return known.of(code, JELGAVA)


def test_a_code_taken_in_with_its_marks_is_the_same_family_without_them(town):
    town.take(log("'007"))
    as_taken_in_before(town, "'007")
    town.take(log("'007", months=2))
    assert served(town) == (1, 0)


def test_a_file_taken_in_before_marks_were_taken_off_brings_no_new_row(town):
    path = town.file(log("'007", "А-1"))
    town.take(path)
    as_taken_in_before(town, "'007")
    as_taken_in_before(town, "А-1")
    verdict = town.take(path)
    assert (verdict.accepted, verdict.replaced) == (0, 2)
    assert town.take(path).batch is None
    assert served(town) == (2, 0)


def test_what_was_decided_of_a_code_with_its_marks_stands(town):
    town.take(log("'007", "B-2"))
    as_taken_in_before(town, "'007")
    with town.warehouse() as warehouse:
        before = pseudonym_in(town, warehouse, "'007")
        families.merge(
            warehouse, before, keyed_in(town, warehouse, "B-2"), "the same family"
        )
    town.take(log("'007", months=2))
    assert served(town) == (1, 0)


def test_a_family_forgotten_by_its_code_with_marks_stays_forgotten(town):
    town.take(log("'007"))
    as_taken_in_before(town, "'007")
    with town.warehouse() as warehouse:
        before = pseudonym_in(town, warehouse, "'007")
        families.forget(warehouse, town.shelf(), before, "at its request")
    assert said(town.take(log("'007")), "family_mended") == [("family_forgotten", "C2")]


def test_a_code_with_marks_that_came_in_before_can_be_forgotten(town):
    town.take(log("'007"))
    as_taken_in_before(town, "'007")
    known = keyed(town)
    with town.warehouse() as warehouse:
        code = families.pseudonym(warehouse, known, "'007", JELGAVA)
        done = families.forget(warehouse, town.shelf(), code, "at its request")
    assert done.rows == 1


CODES = st.lists(
    st.builds("{}-{}".format, st.sampled_from("ABCHĢŠ"), st.integers(1, 30)),
    min_size=1,
    max_size=6,
    unique=True,
)
CYRILLIC = str.maketrans("ABCH", "АВСН")
CARELESS = (
    *("{}", "'{}", "’{}", "{}.", "{},", " {} ", "«{}»", "„{}“", "({})", "{}?"),
    *(str.lower, lambda code: code.translate(CYRILLIC)),
    *(lambda code: code.replace("-", "–"), lambda code: code.replace("-", " - ")),
)


@settings(max_examples=15, deadline=None)
@given(codes=CODES, data=st.data())
def test_however_carelessly_codes_are_written_the_families_are_as_many(
    tmp_path_factory, codes, data
):
    world = World(tmp_path_factory.mktemp("careless"))
    world.post(JELGAVA, FIRST)
    written = []
    for code in codes:
        ways = data.draw(st.lists(st.sampled_from(CARELESS), min_size=1, max_size=4))
        written += [w.format(code) if isinstance(w, str) else w(code) for w in ways]
    verdict = world.take(log(*written))
    assert served(world) == (len(codes), 0)
    assert verdict.rejected == 0


# Codes that are slips of the hand


LIST = [f"J-{n:02}" for n in range(1, 13)]


@pytest.mark.parametrize(
    "code", ["Paraudziņa", "J-05 (mamma)", "JJ-05", "J-055", "J05"]
)
def test_a_code_written_unlike_the_others_is_counted_and_pointed_out(town, code):
    verdict = town.take(log(*LIST[:4], code, *LIST[5:]))
    assert (served(town)[0], said(verdict)) == (12, [("family_unusual", "C6")])


def test_the_next_code_of_a_list_that_has_grown_is_usual(town):
    codes = [f"J-{n}" for n in range(92, 101)]
    assert said(town.take(log(*codes))) == []


COUNTED = [f"J-{n}" for n in range(1, 12)]


@pytest.mark.parametrize(
    "code", ["Bērziņi", "jauna Liepa", "12", "00", "J-12a", "bērzs"]
)
def test_a_list_that_is_counted_on_has_a_way_of_writing_too(town, code):
    verdict = town.take(log(*COUNTED, code))
    assert (served(town)[0], said(verdict)) == (12, [("family_unusual", "C13")])


def test_numbers_of_a_list_that_is_counted_on_are_usual(town):
    codes = [f"J-{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 100, 250)]
    assert said(town.take(log(*codes))) == []


def test_codes_of_initials_are_all_of_one_shape(town):
    initials = [f"{a}{b}-1" for a in "ABCD" for b in "KMN"]
    assert said(town.take(log(*initials))) == []


def test_a_code_of_the_whole_country_is_usual_everywhere(town):
    assert said(town.take(log(*LIST, "LV-7"))) == []


def test_an_unusual_code_is_pointed_out_when_it_is_new(town):
    town.take(log(*LIST, "Paraudziņa"))
    verdict = town.take(log("Paraudziņa", *LIST, months=2))
    assert said(verdict) == []


@pytest.mark.parametrize(
    "words",
    [
        *(
            "-”-",
            "〃",
            "tā pati",
            "turpat",
            "tas pats",
            "sk. augstāk",
            "kā augstāk",
        ),
        *("skat. iepriekš", "iepriekšējā", "kā iepriekšējai", "см. выше", "see above"),
    ],
)
def test_a_word_for_the_family_above_is_refused(town, words):
    verdict = town.take(log("J-01", words))
    assert (verdict.rejected, said(verdict)) == (1, [("family_ditto", "C3")])


def test_persons_without_a_family_are_pointed_out(town):
    verdict = town.take(
        "Datums | Pašvaldība | Ģimene | Personas\n"
        "07.01.2019. | Jelgava | A | 2\n"
        "08.01.2019. | Jelgava |   | 3"
    )
    assert (served(town), said(verdict)) == ((1, 1), [("family_missing", "C3")])


def test_work_that_is_said_to_be_indirect_may_name_persons(town):
    verdict = town.take(
        "Datums | Pašvaldība | Veids | Ģimene | Personas\n"
        "07.01.2019. | Jelgava | | A | 2\n"
        "08.01.2019. | Jelgava | netiešais darbs | | 30"
    )
    assert said(verdict) == []


def test_of_a_pair_the_code_with_fewer_rows_is_pointed_at(town):
    verdict = town.take(log("J-O6", "J-06", "J-06"))
    assert said(verdict) == [("family_alike", "C2")]


def test_a_pair_is_pointed_out_when_it_arises_and_listed_from_then_on(town):
    town.take(log("007", "7"))
    assert said(town.take(log("007", "7", months=2))) == []
    assert len(marks(town)) == 2


def test_what_was_decided_of_a_mark_is_taken_back(town):
    town.take(log("007", "7", "8"))
    (mark, _same) = marks(town)
    with town.warehouse() as warehouse:
        likeness.join(warehouse, mark, "viena")
    joined = served(town)[0]
    with town.warehouse() as warehouse:
        likeness.take_back(warehouse, mark, "tomēr divas")
    assert (joined, served(town)[0], marks(town)) == (2, 3, [mark, mark])


def test_of_a_mark_of_which_nothing_was_decided_nothing_is_taken_back(town):
    town.take(log("007", "7"))
    with town.warehouse() as warehouse, pytest.raises(FamilyError):
        likeness.take_back(warehouse, likeness.alike(warehouse)[0].mark, "par velti")
