"""A kernel in a copy of this process: started, spoken with in Jupyter's own protocol, and ended, as its manager does.

Jupyter's manager and its client wait for messages in an event loop, which takes longer than what they wait for. Here
one thread waits for the next message, and nothing else goes on meanwhile.
"""

import json
import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from jupyter_client.session import Session

from compendium.run.workers.channel import CHANNELS, PORTS, Channel, session
from compendium.run.workers.fork import NoAnswer, copy_process, how_it_ended
from compendium.run.workers.left_behind import ONE_AT_A_TIME, Watched, adopt, children

LOOK = 0.25  # seconds between two looks at whether a silent kernel still lives
PATIENCE = 2.5  # seconds for it to end when asked, and again when told: what Jupyter's manager allows
MOMENT = 0.1  # seconds for it to welcome whom it will tell what it does
READY = 60.0  # seconds in which it has to answer
OFTEN = 0.002  # seconds between two looks at whether it has ended, where the system does not tell


class ForkedKernel:
    """A kernel that works in ``folder`` with ``environment``; its sockets lie in ``scratch``."""

    code: int | None = None
    """Its exit code, or the negative number of the signal that ended it; None while it runs."""

    def __init__(self, folder: str, environment: Mapping[str, str], scratch: Path) -> None:
        """Start it. Raises NoAnswer where the system gives no process, or it ends before it answers."""
        from compendium.run.workers.kernel import serve

        info = {"transport": "ipc", "ip": str(scratch / "kernel"), "key": "", "kernel_name": "python3"}
        file, parent = scratch / "kernel.json", os.getpid()
        environment = {**environment, "JPY_PARENT_PID": str(parent), "PYDEVD_USE_FRAME_EVAL": "NO"}
        file.write_text(json.dumps(info | PORTS), encoding="utf-8")
        self._ready, ready = os.pipe()
        self._channels: dict[str, Channel] = {}
        adopt()
        try:
            with ONE_AT_A_TIME:  # else another thread could take it for a process that was left behind
                before = children()
                self.pid = copy_process(lambda: serve(str(file), folder, environment, parent, ready), ready)
                self._watched = Watched(self.pid, before)
        except BaseException:
            os.close(self._ready)
            raise
        finally:
            os.close(ready)
        try:
            self._connect(info["ip"])
        except BaseException:
            self.end()
            raise

    def _connect(self, place: str) -> None:
        if not wait([self._ready], READY):  # a byte comes as soon as it listens, the end of the pipe where it has ended
            raise NoAnswer(f"its process did not answer for {READY:g} seconds")
        self._channels.update({name: Channel(name, place) for name in CHANNELS})
        end = time.monotonic() + READY
        while not self._channels["iopub"].receive(MOMENT):  # it welcomes whom it will tell everything
            if self.poll() is not None:
                raise NoAnswer(how_it_ended(self.code))
            if time.monotonic() > end:
                raise NoAnswer(f"its process did not answer for {READY:g} seconds")
            self.shell_channel.send("kernel_info_request", {})  # the welcome is lost where it says something else then

    @property
    def shell_channel(self) -> Channel:
        """Where cells are sent (used by nbclient)."""
        return self._channels["shell"]

    @property
    def session(self) -> Session:
        """What makes messages (used by nbclient)."""
        return session()

    def run(self, source: str, stop_on_error: bool, seconds: float) -> Iterator[dict[str, Any]]:
        """Run a cell; yields what it publishes, and its reply last.

        Raises TimeoutError where that takes longer than ``seconds``, NoAnswer where it ends.
        """
        end = time.monotonic() + seconds
        asked: dict[str, Any] = {"code": source, "silent": False, "store_history": True, "user_expressions": {}}
        asked |= {"allow_stdin": False, "stop_on_error": stop_on_error}
        request = self.shell_channel.send("execute_request", asked)["header"]["msg_id"]
        idle = False
        while not idle:
            message = self._next(end)
            if message["parent_header"].get("msg_id") == request:
                idle = message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"
                yield message
        while (reply := self._next(end, "shell"))["parent_header"].get("msg_id") != request:
            pass
        yield reply

    def _next(self, end: float, channel: str = "iopub") -> dict[str, Any]:
        """The next message."""
        left = max(0.0, end - time.monotonic())
        while (message := self._channels[channel].receive(min(LOOK, left))) is None:
            if self.poll() is not None:
                raise NoAnswer(how_it_ended(self.code))
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError
        return message

    def poll(self) -> int | None:
        """Its exit code, None while it runs."""
        if self.code is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:  # somebody else has collected it
                pid, status = self.pid, 0
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code

    def end(self) -> None:
        """Ask it to end, tell it to, make it: each if that before was in vain. Nothing it started outlives it."""
        if self.poll() is None:
            self._send_signal(signal.SIGINT)
            self._ask_to_end()
            self._watched.look()
            for number in (signal.SIGTERM, signal.SIGKILL):
                if not self._ends_within(PATIENCE):
                    self._send_signal(number)
        while not self._ends_within(PATIENCE):
            pass
        for channel in self._channels.values():
            channel.close()
        os.close(self._ready)
        self._watched.end()

    def _ask_to_end(self) -> None:
        if "control" in self._channels:
            self._channels["control"].send("shutdown_request", {"restart": False})

    def _send_signal(self, number: int) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)

    def _ends_within(self, seconds: float) -> bool:
        end, told = time.monotonic() + seconds, _told_of_its_end(self.pid)
        while self.poll() is None and (left := end - time.monotonic()) > 0:
            if told:
                wait(told, left)
            else:
                time.sleep(OFTEN)
        for descriptor in told:
            os.close(descriptor)
        return self.poll() is not None


def _told_of_its_end(pid: int) -> list[int]:
    """A descriptor that can be read from once a process has ended, where the system has such a thing."""
    try:
        return [os.pidfd_open(pid)]
    except (AttributeError, OSError):
        return []
