"""Heads: signed in the form of C2SP, noted in a line, printed short."""

import base64
import hashlib

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dashboard.ground import i18n
from dashboard.ground.audit.heads import Head, Signer

SIGNER = Signer(key=b"key")
HEAD = Head.of(1_234, hashlib.sha256(b"root").digest())


def opened(note, verifier):
    """Open a note as the standard says, from its text and the public key alone."""
    name, number, public = verifier.split("+", 2)
    text, signatures = note.rsplit("\n\n", 1)
    marked, signed_by, signature = signatures.rstrip("\n").split(" ")
    raw, key = base64.b64decode(signature), base64.b64decode(public)
    body = f"{text}\n".encode()
    expected = hashlib.sha256(name.encode() + b"\n" + key).digest()[:4]
    assert (marked, signed_by) == ("—", name)
    assert raw[:4] == expected == bytes.fromhex(number)
    assert key[:1] == b"\x01"
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(raw[4:], body)
    return body.decode()


def test_a_signed_head_is_a_checkpoint_that_others_can_open():
    body = opened(SIGNER.sign(HEAD), SIGNER.verifier)
    name, size, root = body.splitlines()
    assert name == SIGNER.name
    assert size == "1234"
    assert base64.b64decode(root).hex() == HEAD.hash


def test_a_changed_head_is_not_opened():
    with pytest.raises(InvalidSignature):
        opened(SIGNER.sign(HEAD).replace("1234", "1233"), SIGNER.verifier)


def test_a_signed_head_is_read_back():
    assert SIGNER.read(SIGNER.sign(HEAD)) == HEAD


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("1234", "1233"),
        lambda text: text.replace("1234", "01234"),
        lambda text: text[:-10],
        lambda text: text.split("\n\n")[0],
        lambda _text: Signer(key=b"another").sign(HEAD),
        lambda _text: "",
    ],
)
def test_a_head_that_this_key_did_not_sign_is_none(change):
    assert SIGNER.read(change(SIGNER.sign(HEAD))) is None


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_printed_head_is_read_again(language):
    with i18n.language(language):
        read = Head.read(f"Audit log head: {HEAD.short}\n")
    assert read == Head(size=1_234, hash=HEAD.hash[:32])


def test_a_noted_head_a_named_and_a_signed_one_are_read_again():
    short = Head(size=1_234, hash=HEAD.hash[:32])
    assert Head.read(HEAD.noted) == HEAD
    assert Head.read(f"tilts-a-2019-01-01_2019-12-31-{HEAD.in_name}.csv") == short
    assert Head.read(SIGNER.sign(HEAD)) == HEAD


def test_what_is_no_head_is_none():
    assert Head.read("") is None
    assert Head.read("44 entries") is None
    assert Head.read("44: 9f86") is None


def test_a_head_fits_its_own_root_only():
    root = hashlib.sha256(b"root").digest()
    assert HEAD.fits(root)
    assert Head(size=1_234, hash=HEAD.hash[:32]).fits(root)
    assert not HEAD.fits(hashlib.sha256(b"another").digest())
