"""Nothing is opened but files: nobody waits for a pipe, nor writes through a link."""

import errno
import os
import socket

import pytest

from dashboard.ground import regular

THINGS = {
    "pipe": (os.mkfifo, errno.ENXIO),
    "device": (lambda path: path.symlink_to("/dev/zero"), errno.ENXIO),
    "folder": (lambda path: path.mkdir(), errno.EISDIR),
    "nowhere": (lambda path: path.symlink_to("nothing"), errno.ENOENT),
    "itself": (lambda path: path.symlink_to(path.name), errno.ELOOP),
}


@pytest.mark.parametrize("thing", THINGS)
def test_what_is_no_file_is_refused_at_once(thing, tmp_path):
    path = tmp_path / "file"
    put, number = THINGS[thing]
    put(path)
    for read in (regular.opened, regular.content, regular.text, regular.make_sure):
        with pytest.raises(OSError, match="file") as refused:
            read(path)
        assert (refused.value.errno, refused.value.filename) == (number, str(path))
    for flags in (os.O_WRONLY, os.O_RDWR | os.O_CREAT, os.O_WRONLY | os.O_APPEND):
        with pytest.raises(OSError, match="file"):
            regular.handle(path, flags)
    with pytest.raises(OSError, match="file"):
        regular.make_sure_if_there(path)


def test_a_socket_is_no_file_either(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as there:
        there.bind("file")
    with pytest.raises(OSError, match="file") as refused:
        regular.content(tmp_path / "file")
    assert refused.value.errno == errno.ENXIO


def test_a_link_is_read_and_never_written_through(tmp_path):
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "file"
    elsewhere.write_bytes("viņš\r\nviņa".encode())
    link.symlink_to(elsewhere)
    assert regular.text(link) == "viņš\nviņa"
    regular.make_sure(link)
    for refused in (
        lambda: regular.handle(link, os.O_WRONLY | os.O_APPEND),
        lambda: regular.make_sure_if_there(link),
    ):
        with pytest.raises(OSError, match="file") as told:
            refused()
        assert told.value.errno == errno.ELOOP
    with regular.new(link, 0o600) as file:
        file.write(b"new")
    assert (link.read_bytes(), link.is_symlink()) == (b"new", False)
    assert (link.stat().st_mode & 0o777, elsewhere.read_bytes()[:2]) == (0o600, b"vi")


def test_what_is_not_there_is_made_and_told_apart(tmp_path):
    path = tmp_path / "file"
    regular.make_sure_if_there(path)
    with pytest.raises(FileNotFoundError):
        regular.make_sure(path)
    os.close(regular.handle(path, os.O_WRONLY | os.O_CREAT))
    assert path.stat().st_mode & 0o777 == 0o600
    regular.make_sure_if_there(path)
