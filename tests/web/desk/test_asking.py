"""A file that is asked about, or takes an earlier one's place, on the web."""

LOST = "date,municipality,Ģimenes apzīmējums,minutes\n2019-03-04,Jelgava,A-1,10\n"
FIRST = "date,municipality,family\n2019-03-04,Jelgava,A-1\n2019-03-05,Jelgava,A-2\n"
MENDED = FIRST.replace("A-2", "A-3")


def test_a_log_that_lost_its_families_is_asked_about(desk):
    text = desk.done(desk.verdict(LOST))
    assert "Ģimenes apzīmējums" in text
    assert desk.count("batches") == 0


def test_a_log_without_families_is_checked_once_that_is_said(desk):
    where = desk.verdict(LOST)
    desk.post(f"{where}/atbilde", name="without_families")
    desk.done(where)
    desk.post(f"{where}/pienemt")
    desk.done(where)
    assert [row["family"] for row in desk.rows()["log_rows"]] == [None]


def test_what_is_no_answer_changes_nothing(desk):
    where = desk.verdict(LOST)
    desk.post(f"{where}/atbilde", name="nekas")
    assert "Ģimenes apzīmējums" in desk.done(where)


def test_a_month_sent_again_takes_the_place_of_the_first_by_a_button(desk):
    desk.take(FIRST)
    where = desk.verdict(MENDED)
    assert 'name="value" value="1"' in desk.done(where)
    desk.post(f"{where}/atbilde", name="instead_of", value="1")
    desk.done(where)
    desk.post(f"{where}/pienemt")
    desk.done(where)
    undone = [row["undone_at"] is not None for row in desk.rows()["batches"]]
    assert undone == [True, False]


def test_a_corrected_row_replaces_the_earlier_one_where_it_is_ticked(desk):
    desk.take(FIRST)
    where = desk.verdict("date,municipality,family\n2019-03-05,Jelgava,A-3\n")
    text = desk.done(where)
    assert 'value="C2"' in text
    assert "checked" not in text
    desk.post(f"{where}/atbilde", name="correcting", value="C2")
    assert "checked" in desk.done(where)
    desk.post(f"{where}/pienemt")
    desk.done(where)
    with desk.world.warehouse() as warehouse:
        assert len(warehouse.rows("from staging.log_rows")) == len(FIRST.split()) - 1


def read_as(desk, text, chosen):
    """Hand a file in, choose what is offered for a heading, and take the file in."""
    where = desk.verdict(text)
    assert f'value="{chosen}"' in desk.done(where)
    desk.post(f"{where}/atbilde", name="headings", value=chosen)
    desk.done(where)
    desk.post(f"{where}/pienemt")
    desk.done(where)


def test_a_question_in_other_words_is_read_as_what_is_chosen(desk):
    text = "date,wave,municipality,needs,Saziņa uzlabota?\n2019-05-02,III,Jelgava,Jā,Nē"
    read_as(desk, text, "E1=communication")
    with desk.world.warehouse() as warehouse:
        (row,) = warehouse.rows("from raw.survey_rows")
    assert row["choices"] == ["communication:no", "needs:yes"]


def test_the_column_that_may_head_the_families_does_by_a_button(desk):
    read_as(desk, LOST, "C1=family")
    (row,) = desk.rows()["log_rows"]
    assert row["family"] is not None


TICKS = """date,municipality,family,Izglītība
2019-05-02,Jelgava,A1,x
2019-05-03,Jelgava,A2,x
"""


def test_a_column_of_ticks_is_read_as_the_domain_that_it_heads(desk):
    read_as(desk, TICKS, "D1=domains/education")
    assert [row["domains"] for row in desk.rows()["log_rows"]] == [["education"]] * 2


ABOVE = "date,municipality,family\n2019-05-02,Jelgava,A1\n,,A2"


def test_days_above_are_asked_about_in_plain_words_and_read_by_a_button(desk):
    where = desk.verdict(ABOVE)
    assert "Datums (A3), Pašvaldība (B3)" in desk.done(where)
    desk.post(f"{where}/atbilde", name="as_above")
    desk.done(where)
    desk.post(f"{where}/pienemt")
    desk.done(where)
    assert [row["date"].day for row in desk.rows()["log_rows"]] == [2, 2]
