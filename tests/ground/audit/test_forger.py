"""Logs forged by who holds the key, against one head that somebody else has."""

from tests.ground.audit.forger import attempts


def test_no_forged_log_is_taken_for_the_one_that_a_reader_has_a_head_of(tmp_path):
    tally = attempts(tmp_path, 400, seed=9)
    assert tally.tried == 400
    assert tally.accepted == []
