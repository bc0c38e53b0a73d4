"""`python -m bench.readers`: many readers at once, beside a bare Flask's same bytes."""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from dashboard.ground.settings import Settings
from dashboard.sample import demo
from dashboard.web import metrics, payloads
from tests.web.identity.conftest import free_port

PATHS = ("/", "/gimenes", "/sadarbiba", "/salidzinajums", "/aptauja", "/dati")
BARE = """
from pathlib import Path
from flask import Flask, Response
app = Flask(__name__)
packed = Path({file!r}).read_bytes()
@app.post("/<path:path>")
def same(path):
    return Response(packed, headers={{"Content-Encoding": "br"}})
@app.get("/")
def small():
    return "ready"
"""
_STARTING = 60
_WARMING = 20


@dataclass(frozen=True, kw_only=True)
class Load:
    """How requests of one kind went: seconds of each, and how many failed.

    `processor` is the server's time for an answer of any kind, in milliseconds.
    """

    seconds: list[float]
    failed: int
    lasted: float
    processor: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.lasted

    def line(self, name: str) -> str:
        """Say it in a line."""
        if not self.seconds:
            return f"{name:<24} no answers, {self.failed} failed"
        cuts = statistics.quantiles(self.seconds, n=100, method="inclusive")
        p50, p95, p99 = (1000 * cuts[place] for place in (49, 94, 98))
        return (
            f"{name:<24}{self.rate:>8.0f}/s{p50:>8.0f}{p95:>8.0f}{p99:>8.0f} ms"
            f"{self.processor:>8.2f} ms{self.failed:>5} failed"
        )


def main() -> None:
    """Serve the sample, ask it from many clients, and say how it went."""
    parser = argparse.ArgumentParser(prog="bench.readers", description=__doc__)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tilts-bench-") as folder:
        home = Path(folder)
        demo.build(Settings(home=home))
        with _serving(home) as port:
            for path in PATHS:
                _alone(port, path)
            packed = _body(_ask(port, _callback("/gimenes")))
            # Meanwhile the server warms its newest edition.
            _loaded(port, options.clients, _WARMING, documents=False)
            pages = _loaded(port, options.clients, options.seconds, documents=False)
            mixed = _loaded(port, options.clients, options.seconds)
            print(f"memory of the workers: {_memory()} MB")
        with _bare(home, packed) as port:
            bare = _loaded(port, options.clients, options.seconds, documents=False)
    only, same = pages["page"], bare["page"]
    print(f"{options.clients} clients: p50, p95, p99; processor time an answer")
    for name, load in {"pages alone": only, **mixed, "bare, same bytes": same}.items():
        print(load.line(name))
    print(f"pages to bare: {only.rate / same.rate:.2f} of answers a second,")
    print(f"{same.processor / only.processor:.2f} by processor time")


def _alone(port: int, path: str) -> None:
    """Time a page for its first reader and for the next."""
    times = []
    for _each in range(4):
        began = time.perf_counter()
        _ask(port, _callback(path))
        times.append(1000 * (time.perf_counter() - began))
    print(f"{path:<24} first {times[0]:>5.0f} ms, then {min(times[1:]):>5.1f} ms")


def _callback(path: str) -> bytes:
    state = [("url", "pathname", path), ("url", "search", "")]
    body = json.dumps(
        {
            "output": payloads.SHOW,
            "outputs": {"id": "answer", "property": "data"},
            "inputs": [{"id": "asked", "property": "data", "value": path}],
            "state": [
                {"id": id_, "property": name, "value": value}
                for id_, name, value in state
            ],
            "changedPropIds": ["asked.data"],
        }
    ).encode()
    head = (
        f"POST {payloads.PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Content-Type: application/json\r\nAccept-Encoding: br\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


_DOCUMENT = b"GET /gimenes HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n"


def _ask(port: int, request: bytes) -> bytes:
    async def once() -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            return await _exchange(reader, writer, request)
        finally:
            writer.close()

    return asyncio.run(once())


def _body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


async def _exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> bytes:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise ConnectionError(head[:40])
    _name, _colon, rest = head.lower().partition(b"content-length:")
    return head + await reader.readexactly(int(rest.split(b"\r\n")[0]))


def _loaded(
    port: int, clients: int, seconds: float, *, documents: bool = True
) -> dict[str, Load]:
    """Let clients ask without rest: pages, and one in eight a document."""
    taken: dict[str, list[float]] = {"page": [], "document": []}
    failed = dict.fromkeys(taken, 0)

    async def client(number: int) -> None:
        kind = "document" if documents and number % 8 == 0 else "page"
        until, place = time.monotonic() + seconds, number
        while time.monotonic() < until:
            with suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                while time.monotonic() < until:
                    place += 1
                    path = PATHS[place % len(PATHS)] if documents else "/gimenes"
                    asked = _DOCUMENT if kind == "document" else _callback(path)
                    began = time.perf_counter()
                    try:
                        await _exchange(reader, writer, asked)
                    except (OSError, asyncio.IncompleteReadError):
                        failed[kind] += 1
                        break
                    taken[kind].append(time.perf_counter() - began)
                writer.close()

    async def everybody() -> None:
        await asyncio.gather(*(client(number) for number in range(clients)))

    before = _processor()
    asyncio.run(everybody())
    used = 1000 * (_processor() - before) / max(1, sum(map(len, taken.values())))
    return {
        kind: Load(
            seconds=taken[kind], failed=failed[kind], lasted=seconds, processor=used
        )
        for kind in taken
        if taken[kind] or failed[kind]
    }


@contextmanager
def _serving(home: Path) -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)]
    given = {**os.environ, "TILTS_HOME": str(home)}
    given.pop(metrics.PORT, None)
    with _running(command, given, port):
        yield port


@contextmanager
def _bare(home: Path, packed: bytes) -> Iterator[int]:
    """Serve the same bytes by Flask and gunicorn as they come."""
    file, port = home / "bare.br", free_port()
    file.write_bytes(packed)
    (home / "bare.py").write_text(BARE.format(file=str(file)), encoding="utf-8")
    command = [sys.executable, "-m", "gunicorn", "bare:app", "--chdir", str(home)]
    command += ["--workers", "2", "--threads", "4", "--bind", f"127.0.0.1:{port}"]
    with _running(command, {**os.environ}, port):
        yield port


_servers: list[int] = []


@contextmanager
def _running(command: list[str], given: dict[str, str], port: int) -> Iterator[None]:
    server = subprocess.Popen(  # noqa: S603
        command, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _servers.append(server.pid)
    try:
        until = time.monotonic() + _STARTING
        while time.monotonic() < until:
            with suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
                break
            time.sleep(0.2)
        yield
    finally:
        server.terminate()
        server.wait()


def _workers() -> Iterator[Path]:
    """Return where the processes stand that the last server started."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = stat.read_text().rpartition(")")[2].split()[1]
            if int(parent) == _servers[-1]:
                yield stat.parent


def _memory() -> list[int]:
    """Return the resident megabytes of each worker."""
    pages = [int((one / "statm").read_text().split()[1]) for one in _workers()]
    return [each * os.sysconf("SC_PAGE_SIZE") // 1024**2 for each in pages]


def _processor() -> float:
    """Return the seconds of processor time that the workers have used."""
    used = [(one / "stat").read_text().rpartition(")")[2].split() for one in _workers()]
    return sum(int(one[11]) + int(one[12]) for one in used) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
