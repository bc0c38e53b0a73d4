"""A worker of gunicorn's whose threads get whole requests, and give whole answers.

What comes in and goes out waits in the loop of the main thread, each connection
until its deadline: a slow or silent client costs a connection and never a thread.
"""

import errno
import selectors
import socket
import time
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from http import HTTPStatus
from typing import Any

from gunicorn import http
from gunicorn.workers.gthread import ThreadWorker

from dashboard.web.serving import arriving
from dashboard.web.serving.arriving import Head, RefusedError

HEAD_SECONDS = 10
"""How long a head may take, from the first byte to the last."""
_BODY_SECONDS = _ANSWER_SECONDS = 20
_SLOWEST = 50_000
"""Bytes a second that a larger body or answer has to move at least."""
_LINGER_SECONDS = 2
_PIECE = 256 * 1024
_SMALL, _MOST_HELD = 128 * 1024, 128 * 1024 * 1024
"""Bytes of a request that are always held, and of all larger ones together."""
_NOT_NOW = {errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNABORTED}


class Outbox:
    """What gunicorn takes for the client's socket: an answer collects in it."""

    def __init__(self) -> None:
        self.unsent = bytearray()

    def sendall(self, data: bytes) -> None:
        """Take a piece of an answer; nobody waits for the client to read it."""
        self.unsent += data

    send = sendall

    def gettimeout(self) -> float:
        """Say what a socket says that does not block."""
        return 0.0

    def shutdown(self, _how: int) -> None:
        """Throw an answer away that failed when part of it was written."""
        self.unsent.clear()

    def settimeout(self, _seconds: float) -> None:
        """Need no time: nothing blocks."""

    def recv(self, _size: int) -> bytes:
        """Have nothing more to say."""
        return b""

    def close(self) -> None:
        """Leave closing to the loop."""


class Connection:
    """A client's connection: what has come, what is to go, and by when."""

    def __init__(self, wire: socket.socket, client: Any, server: Any) -> None:
        wire.setblocking(False)
        self.wire, self.client, self.server = wire, client, server
        self.sock, self.received = Outbox(), bytearray()
        self.parser: Any = None
        self.head: Head | None = None
        self.until = 0.0
        self.is_ending = False

    def within(self, seconds: float) -> None:
        """Give it so much time from now."""
        self.until = time.monotonic() + seconds


class PatientWorker(ThreadWorker):
    """Threads for numbers, threads for documents, and a loop that waits for both."""

    def init_process(self) -> None:
        """Make the threads that answer documents, which never wait behind numbers."""
        self._waiting: dict[Connection, None] = {}
        self._light = ThreadPoolExecutor(self.cfg.threads)
        super().init_process()

    def set_accept_enabled(self, enabled: bool) -> None:
        """Let nobody in any more; at the end, first those who stand at the door."""
        is_last = self._accepting and not self.alive
        for listener in self.sockets if is_last else ():
            while self.accept(listener):
                pass
        super().set_accept_enabled(enabled and not is_last)
        for listener in self.sockets if is_last else ():
            listener.close()

    def accept(self, listener: socket.socket) -> bool:
        """Let a connection in; where there are too many, for the one longest idle."""
        try:
            wire, client = listener.accept()
        except OSError as error:
            if error.errno not in _NOT_NOW:
                self.log.warning("A connection could not be taken: %s", error)
            return False
        if self.nr_conns >= self.worker_connections - 1 and self._waiting:
            self._drop(next(iter(self._waiting)))
        self.nr_conns += 1
        connection = Connection(wire, client, listener.getsockname())
        connection.within(HEAD_SECONDS)
        self._await(connection, selectors.EVENT_READ, self._read)
        return True

    def handle(self, conn: Connection) -> bool:
        """Answer a whole request, in a thread; whether the connection may stay."""
        request = None
        try:
            request = next(conn.parser)
            return bool(self.handle_request(request, conn))
        except (StopIteration, http.errors.NoMoreData):
            return False
        except Exception as error:
            self.handle_error(request, conn.sock, conn.client, error)
            return False

    def finish_request(self, conn: Connection, fs: "Future[bool]") -> None:
        """Begin to send an answer that a thread has written."""
        conn.is_ending = fs.cancelled() or not fs.result()
        self._send(conn)

    def murder_keepalived(self, force: bool = False) -> None:
        """Close every connection, at the very end."""
        for conn in [*self._waiting] if force else ():
            self._drop(conn)

    def murder_pending(self) -> None:
        """Close the connections whose time is up."""
        now = time.monotonic()
        for conn in [one for one in self._waiting if one.until < now]:
            if conn.received:
                self._refuse(conn, HTTPStatus.REQUEST_TIMEOUT)
            else:
                self._drop(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """Wait no longer for those who have not begun to ask, when stopping."""
        for conn in self._waiting:
            if not conn.received and not conn.sock.unsent:
                conn.until = min(conn.until, deadline)

    def _await(self, conn: Connection, event: int, then: Any) -> None:
        self._waiting[conn] = None
        self.poller.register(conn.wire, event, partial(self._woken, conn, then))

    def _woken(self, conn: Connection, then: Any, _wire: Any) -> None:
        # Another's turn in the same round may have closed it meanwhile.
        if conn in self._waiting:
            then(conn)

    def _leave(self, conn: Connection) -> None:
        if conn in self._waiting:
            del self._waiting[conn]
            self.poller.unregister(conn.wire)

    def _drop(self, conn: Connection) -> None:
        self._leave(conn)
        self.nr_conns -= 1
        conn.wire.close()

    def _read(self, conn: Connection) -> None:
        try:
            piece = conn.wire.recv(_PIECE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self._drop(conn)
        elif not conn.is_ending:
            if not conn.received:
                conn.within(HEAD_SECONDS)
            conn.received += piece
            self._advance(conn)

    def _advance(self, conn: Connection) -> None:
        """Hand a request on once it is whole."""
        try:
            if conn.head is None:
                conn.head = arriving.head(conn.received)
                if conn.head:
                    self._expect_body(conn, conn.head)
        except RefusedError as error:
            self._refuse(conn, error.status)
            return
        if conn.head and len(conn.received) >= conn.head.size:
            self._hand_on(conn, conn.head)
        elif len(conn.received) > _SMALL and self._held() > _MOST_HELD:
            self._refuse(conn, HTTPStatus.SERVICE_UNAVAILABLE)

    def _expect_body(self, conn: Connection, head: Head) -> None:
        conn.within(_BODY_SECONDS + head.size / _SLOWEST)
        if head.expects_word and len(conn.received) < head.size:
            conn.wire.send(b"HTTP/1.1 100 Continue\r\n\r\n")

    def _held(self) -> int:
        sizes = (len(one.received) for one in self._waiting)
        return sum(size for size in sizes if size > _SMALL)

    def _hand_on(self, conn: Connection, head: Head) -> None:
        self._leave(conn)
        whole = bytes(conn.received[: head.size])
        del conn.received[: head.size]
        conn.head = None
        conn.parser = http.get_parser(self.cfg, iter((whole,)), conn.client)
        pool = self._light if head.is_light else self.tpool
        pool.submit(self.handle, conn).add_done_callback(
            lambda done: self.method_queue.defer(self.finish_request, conn, done)
        )

    def _refuse(self, conn: Connection, status: int) -> None:
        """Say in one line why a request is not waited for, and part."""
        self._leave(conn)
        said = f"{status} {HTTPStatus(status).phrase}"
        conn.sock.unsent[:] = (
            f"HTTP/1.1 {said}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        ).encode()
        conn.received.clear()
        conn.is_ending = True
        self._send(conn)

    def _send(self, conn: Connection) -> None:
        conn.within(_ANSWER_SECONDS + len(conn.sock.unsent) / _SLOWEST)
        self._write(conn)
        if conn.sock.unsent:
            self._await(conn, selectors.EVENT_WRITE, self._write)

    def _write(self, conn: Connection) -> None:
        unsent = conn.sock.unsent
        try:
            while unsent:
                del unsent[: conn.wire.send(unsent[:_PIECE])]
        except BlockingIOError:
            return
        except OSError:
            unsent.clear()
            conn.is_ending = True
        self._leave(conn)
        self._answered(conn)

    def _answered(self, conn: Connection) -> None:
        """Wait for the next request, or for the client to hang up."""
        if conn.is_ending:
            try:
                conn.wire.shutdown(socket.SHUT_WR)
            except OSError:
                self._drop(conn)
                return
        is_last = conn.is_ending or not self.alive
        conn.within(_LINGER_SECONDS if is_last else self.cfg.keepalive)
        self._await(conn, selectors.EVENT_READ, self._read)
        if conn.received and not conn.is_ending:
            conn.within(HEAD_SECONDS)
            self._advance(conn)
