from tests.answers import made


def answer():
    return made("interactions_by_kind", ("family", "total", 3, None))


def test_an_answers_rows_are_made_once():
    given = answer()
    assert given.rows[0] is given.rows[0]


def test_who_sorts_the_rows_of_an_answer_sorts_a_list_of_his_own():
    given = answer()
    given.rows.clear()
    assert len(given.rows) == 1


def test_what_duckdb_makes_of_nought_by_nought_is_missing():
    given = made("interactions_by_kind", ("family", "total", 3, float("nan")))
    assert given.rows[0]["minutes"] is None


def test_a_missing_number_is_none_and_a_whole_one_is_whole():
    (row,) = answer().totals
    assert (row["interactions"], row["minutes"]) == (3, None)
