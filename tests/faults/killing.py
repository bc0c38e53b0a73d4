"""Carry something out in a process that is gone before the Nth call that matters."""

import gc
import os
import signal
import sys
import traceback

CALLS = {
    *("execute", "fsync", "rename", "replace", "unlink", "flock", "mkdir"),
    *("open", "write", "truncate", "connect", "commit"),
}
"""Functions of the system and of DuckDB after which something may be on the disk."""

NEVER = 10**9
"""The turn at which nothing is killed."""

DONE, REFUSED, KILLED = 0, 2, -signal.SIGKILL


def ended(deed, turn, refusals=()):
    """Do something in a child that ends at a call's turn; return how it ended.

    Nothing of the child is cleaned up, as after a kill. What it raises is told, and
    is an error here too unless it is a refusal.
    """
    child = os.fork()
    if not child:
        _live(deed, turn, refusals)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {DONE, REFUSED, KILLED}, f"the child ended with {code}"
    return code


def _live(deed, turn, refusals):
    # What the parent has not collected yet may hold threads that are not here.
    gc.disable()
    code = 1
    try:
        sys.setprofile(_Countdown(turn))
        deed()
        code = DONE
    except refusals:
        code = REFUSED
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


class _Countdown:
    """Ends the process where the last of so many calls is about to be made."""

    def __init__(self, turn):
        self.left = turn

    def __call__(self, _frame, event, called):
        if event == "c_call" and called.__name__ in CALLS:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
