"""A process that ends this one when it cannot end itself.

No deadline in Python fires while a C call (a huge power, a hostile pattern) holds the interpreter.
The signal's number, though, is written by the C handler itself (`signal.set_wakeup_fd`), so a small
child reads it, waits, and kills.
"""

import os
import signal
import socket
import subprocess
import sys

KILL_AFTER_S = 3.5  # the whole is promised to end within 5 s

# Runs in the child: reads signal numbers from standard input; its end means that we are gone.
PROGRAM = f"""
import os, select, signal
parent = os.getppid()
while data := os.read(0, 64):
    if set(data) & {{{int(signal.SIGTERM)}, {int(signal.SIGINT)}}}:
        import time
        until = time.monotonic() + {KILL_AFTER_S}
        while (left := until - time.monotonic()) > 0:
            if select.select([0], [], [], left)[0] and not os.read(0, 64):
                raise SystemExit
        if os.getppid() == parent:
            os.kill(parent, signal.SIGKILL)
"""


class Guard:
    """Kills this process 3.5 s after SIGTERM or SIGINT, whatever holds it. Main thread only."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            self._child = subprocess.Popen(  # noqa: S603  # our own program, our own interpreter
                [sys.executable, "-I", "-S", "-c", PROGRAM],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C in the terminal must not end the guard first
                cwd=os.sep,
            )
        self._socket = ours
        self._previous = signal.set_wakeup_fd(ours.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Stand down: the child ends by itself when our end closes."""
        signal.set_wakeup_fd(self._previous)
        self._socket.close()
        self._child.wait()
