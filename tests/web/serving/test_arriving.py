import pytest

from dashboard.web.serving.arriving import LARGEST_BODY, RefusedError, head

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
POST = b"POST /dati/faili HTTP/1.1\r\nContent-Length: 7\r\n\r\n"


@pytest.mark.parametrize("cut", [0, 1, 20, len(GET) - 1])
def test_a_head_is_waited_for_until_its_end(cut):
    assert head(GET[:cut]) is None


def test_a_request_ends_with_its_head_or_with_its_body():
    assert head(GET + b"GET /next").size == len(GET)
    assert head(POST).size == len(POST) + 7


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 65_536, 431),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (LARGEST_BODY + 1), 413),
    ],
)
def test_what_would_be_waited_for_in_vain_is_refused(sent, status):
    with pytest.raises(RefusedError) as refused:
        head(sent)
    assert refused.value.status == status


@pytest.mark.parametrize(
    ("first", "is_light"),
    [
        (b"GET /gimenes HTTP/1.1", True),
        (b"GET /assets/tokens.css HTTP/1.1", True),
        (b"GET /download/families_by_month.csv HTTP/1.1", False),
        (b"GET /dati/partijas HTTP/1.1", False),
        (b"POST /_dash-update-component HTTP/1.1", False),
        (b"POST / HTTP/1.1", False),
    ],
)
def test_documents_have_threads_of_their_own(first, is_light):
    assert head(first + b"\r\n\r\n").is_light == is_light


def test_a_client_that_asks_before_it_sends_its_body_is_answered():
    asks = b"POST / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\n"
    assert head(asks).expects_word
    assert not head(POST).expects_word
