"""A process that has loaded the program once, and becomes it anew in a child each time.

To start Python and load what a command needs takes a second, to fork takes none of it.
A child is as if just started: words, environment, folder and handles of its own, no
thread or database of another's, and it ends as a program ends.
python -m tests.loaded.process HANDLE    is started by `command`, and ends with it
"""

import atexit
import ctypes
import gc
import json
import os
import pkgutil
import socket
import sys
import threading
import traceback
from contextlib import suppress
from importlib import import_module

import duckdb

import dashboard

PROGRAM = "from dashboard.cli import main; main()"
HANDLES = 3
"""A child is given three: what it reads, what it says, and what it says of errors."""

_MOST = 1 << 20
_UNSAID = 120
"""How Python ends where it cannot say any more what it kept back."""

_ANY_TRACER = (0x59616D61, -1)  # PR_SET_PTRACER, PR_SET_PTRACER_ANY


def load():
    """Load all that commands may need, and stop the threads of what was opened so."""
    for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    import_module("app")
    # The queries are parsed as they are loaded. A child of today's threads would have
    # none of them, and would end by a signal where they are let go of.
    duckdb.default_connection().close()


def serve(control):
    """Fork a child for each thing asked; there its program is returned, here none."""
    while message := _asked(control):
        asked, handles, answers = message
        if not os.fork():
            control.close()
            return _watched(asked, handles, answers)
        for handle in (*handles, answers.fileno()):
            os.close(handle)
        answers.detach()
        _let_go(os.WNOHANG)
    _let_go(0)
    return ""


def _asked(control):
    content, handles, *_ = socket.recv_fds(control, _MOST, HANDLES + 1)
    if not content:
        return None
    *given, answers = handles
    return json.loads(content), given, socket.socket(fileno=answers)


def _let_go(how):
    try:
        while os.waitpid(-1, how)[0]:
            pass
    except ChildProcessError:
        return


def _watched(asked, handles, answers):
    """Fork once more: one of the two waits and tells how the other ended."""
    child = os.fork()
    if child:
        answers.sendall(b"%d\n" % child)
        status = os.waitpid(child, 0)[1]
        answers.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
        os._exit(0)
    if asked["waits"]:
        ctypes.CDLL(None).prctl(*_ANY_TRACER, 0, 0, 0)
        answers.recv(1)
    answers.close()
    return _begun(asked, handles)


def _begun(asked, handles):
    for place, handle in enumerate(handles):
        os.dup2(handle, place)
        os.close(handle)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = asked["words"]
    return asked["program"]


def begin():
    """Load, and answer on the handle that was given until it is closed."""
    load()
    gc.freeze()
    with suppress(KeyboardInterrupt):
        return serve(socket.socket(fileno=int(sys.argv[1])))
    return ""


def end(program):
    """Run a program and end as it does, without tidying up what was loaded.

    To let go of all that takes as long as to load it.
    """
    code = _code_of(program)
    threading._shutdown()
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = _UNSAID
    os._exit(code)


def _code_of(program):
    try:
        exec(compile(program, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102
    except SystemExit as ended:
        if isinstance(ended.code, int | None):
            return ended.code or 0
        sys.stderr.write(f"{ended.code}\n")
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    end(begin())
