"""A request while its bytes arrive: whether it is whole, and who is to answer it."""

from dataclasses import dataclass

LARGEST_BODY = 26 * 1024 * 1024
"""Bytes of the largest hand-in, with what a form puts around it."""

_LONGEST_HEAD = 64 * 1024
_END = b"\r\n\r\n"
_HURRIED = (b"GET", b"HEAD")
_SLOW = (b"/_dash-update-component", b"/download/", b"/dati/")
_TOO_LARGE, _WITHOUT_LENGTH, _LONG_HEAD = 413, 411, 431


class RefusedError(Exception):
    """A request that is not waited for, with the status that says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, kw_only=True)
class Head:
    """What the head of a request says of its size and of the work it makes.

    `size` is that of the whole request in bytes, `is_light` whether it asks for a
    document or a look, which are never to wait behind numbers being computed.
    """

    size: int
    is_light: bool
    expects_word: bool


def head(received: bytes | bytearray) -> Head | None:
    """Read the head of a request; None while its end has not arrived.

    RefusedError if head or body are too large or the body's length is not said.
    Whether the head is well formed otherwise is for gunicorn to say.
    """
    end = received.find(_END)
    if end < 0 and len(received) <= _LONGEST_HEAD:
        return None
    if not 0 <= end <= _LONGEST_HEAD:
        raise RefusedError(_LONG_HEAD)
    first, *lines = bytes(received[:end]).split(b"\r\n")
    pairs = (line.partition(b":") for line in lines)
    fields = {name.strip().lower(): value.strip() for name, _colon, value in pairs}
    # Browsers and proxies always say a length; gunicorn would read on for another.
    if b"transfer-encoding" in fields:
        raise RefusedError(_WITHOUT_LENGTH)
    length = fields.get(b"content-length", b"0")
    body = int(length) if length.isdigit() else 0
    if body > LARGEST_BODY:
        raise RefusedError(_TOO_LARGE)
    return Head(
        size=end + len(_END) + body,
        is_light=_is_light(first),
        expects_word=fields.get(b"expect", b"").lower() == b"100-continue",
    )


def _is_light(first: bytes) -> bool:
    method, _space, target = first.partition(b" ")
    return method in _HURRIED and not target.startswith(_SLOW)
