"""The process that builds pages, as copies of one that has its imports done: a build of three pages takes a third.

`compendium` starts a fresh process for each build (`sphinx/build.py`). In tests, which build pages all the time, a
server with the same environment imports once what a build needs and is copied for each. That the bytes are those of a
fresh process is tested in `publish/test_warm_builder.py`; whoever calls the command line in a process of its own gets
what a user gets.
"""

import json
import os
import socket
import subprocess
import sys
import traceback
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

from compendium.publish import site

CAN_COPY = hasattr(os, "fork") and hasattr(socket, "send_fds")
CODE = b"\0"  # stands between what was printed and the exit code

fresh_builder = site._start_builder
"""What starts a process for each build."""


def use_copies() -> None:
    """Let this process, and what is copied from it, build pages in copies of a warm process."""
    if CAN_COPY:
        site._start_builder = WarmBuilder  # type: ignore[assignment]


def get_ready() -> None:
    """Start the server before this process is copied, so that its copies need none of their own."""
    if site._start_builder is WarmBuilder:
        _server()


def end_server() -> None:
    """Let the server of this process end, and wait for it."""
    if _server.cache_info().currsize:
        pipe, server = _server()
        with pipe:
            pipe.send(b"enough")
        server.wait()
        _server.cache_clear()


class WarmBuilder:
    """Stands for the `subprocess.Popen` of a fresh process: it can be told what to build, and stopped."""

    def __init__(self) -> None:
        """Ask for a copy, which waits to be told what to build and ends with the process that asked."""
        self.returncode: int | None = None
        self.pipe, there = socket.socketpair()
        with there:
            socket.send_fds(_server()[0], [b"one"], [there.fileno()])
        here = {"folder": str(Path.cwd()), "environment": dict(os.environ) | site.FIXED}
        self.pipe.sendall(json.dumps(here).encode() + b"\n")

    def communicate(self, told: str = "") -> tuple[str, None]:
        """Tell it what to build; what it printed, once it has ended."""
        if self.returncode is None:
            self.pipe.sendall(told.encode() or b"\n")
            printed, _, code = b"".join(iter(lambda: self.pipe.recv(65536), b"")).rpartition(CODE)
            self.returncode = int(code or 1)
            return printed.decode(), None
        return "", None

    def kill(self) -> None:
        """Stop it: it ends as soon as nobody listens."""
        if self.returncode is None:
            self.returncode = -9
        self.pipe.close()

    def __enter__(self) -> "WarmBuilder":
        """Nothing to do: it has been started."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of it."""
        self.pipe.close()


@cache
def _server() -> "tuple[socket.socket, subprocess.Popen[bytes]]":
    """Where this process and its copies ask, and the server, which ends with this process."""
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with there:
        server = subprocess.Popen(
            [sys.executable, __file__, str(there.fileno()), str(os.getpid())],
            env=os.environ | site.FIXED,
            pass_fds=[there.fileno()],
            stdin=subprocess.DEVNULL,
        )
    return here, server


def serve(asked: socket.socket) -> None:
    """Give whoever asks a copy of this process, until somebody says that it is enough."""
    while True:
        _, descriptors, *_ = socket.recv_fds(asked, 16, 1)
        if not descriptors:
            return
        pipe = socket.socket(fileno=descriptors[0])
        if os.fork() == 0:
            asked.close()
            _build_once(pipe)
        pipe.close()
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _build_once(pipe: socket.socket) -> NoReturn:
    """Be the copy: do what `sphinx/build.py` does when it is told, and end."""
    from compendium.publish.sphinx import build

    code = 1
    try:
        lines = pipe.makefile("rb", buffering=0)
        here: dict[str, Any] = json.loads(_line(lines))
        os.chdir(here["folder"])
        os.environ.clear()
        os.environ.update(here["environment"])
        told = _line(lines)
        Thread(target=_end_with, args=(pipe,), daemon=True).start()
        for standard in (1, 2):
            os.dup2(pipe.fileno(), standard)
        job = json.loads(told or "{}")
        code = build.build(Path(job["source"]), Path(job["output"]), Path(job["doctrees"]), job["changed"])
    except Exception:  # noqa: BLE001 - as Python does at the end of a process
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(pipe.fileno(), CODE + str(code).encode())
        os._exit(0)


def _line(lines: Any) -> bytes:
    """The next line; where nobody is left to write one, the copy ends."""
    read = lines.readline()
    if not read.strip():
        os._exit(0)
    return bytes(read)


def _end_with(pipe: socket.socket) -> None:
    """End this process when the one that asked for it closes its end, or ends."""
    pipe.recv(1)
    os._exit(1)


if __name__ == "__main__":
    from compendium.publish.sphinx import build
    from compendium.run.workers.fork import end_with

    end_with(int(sys.argv[2]))
    build.get_ready()
    serve(socket.socket(fileno=int(sys.argv[1])))
