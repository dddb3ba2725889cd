"""A call that is stopped before its n-th step on the disk, in a copy of this process.

Steps are what changes files: opening one to write, writing, renaming, deleting, making and deleting folders. It is
killed there, or refused what needs room from there on, as on a full disk: renaming and deleting need none.
"""

import errno
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NEEDS_ROOM = {"open", "write", "os.mkdir"}
STEPS = NEEDS_ROOM | {"os.rename", "os.remove", "os.rmdir", "os.link"}
KILLED, FULL = "killed", "full"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
ENDED_WELL, TOLD, TRACEBACK = 0, 1, 70


@dataclass(frozen=True)
class Ended:
    """How a call ended: whether it was stopped by a kill, its exit code else, what it said of an error, after how many
    steps (0 where it was killed)."""

    killed: bool
    code: int
    said: str
    steps: int = 0


def stopped(call: Callable[[], object], before: int, how: str | Callable[[], object], within: Path) -> Ended:
    """Call in a copy of this process that is stopped before its n-th step on a file below ``within``.

    In place of a way to stop it, something may be given that is done there, once, by somebody else as it were.

    Messages of our own errors are what it said; any other exception gives the exit code `TRACEBACK`.
    """
    here, there = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(here)
        code, said = TRACEBACK, ""
        try:
            _stop(before, how, str(within.resolve()))
            call()
            code = ENDED_WELL
        except BaseException as error:  # noqa: BLE001 - everything is reported to the parent
            from compendium.errors import CompendiumError, told

            if isinstance(error, SystemExit):
                code, said = int(error.code or 0), ""
            elif isinstance(error, CompendiumError):
                code, said = TOLD, str(error)
            elif isinstance(error, OSError):
                code, said = TOLD, told(error)
            else:
                said = traceback.format_exc()
        finally:
            steps = _stopping.pop() if _stopping else 0
            os.write(there, f"{steps} {said}".encode()[:60000])
            os._exit(code)
    os.close(there)
    with os.fdopen(here, "rb") as pipe:
        steps, _, said = pipe.read().decode().partition(" ")
    status = os.waitpid(process, 0)[1]
    return Ended(os.WIFSIGNALED(status), os.waitstatus_to_exitcode(status), said, int(steps or 0))


_stopping: list[int] = []
_called_in: list[int] = []


def _stop(before: int, how: str | Callable[[], object], within: str) -> None:
    """Count the steps of this process from now on, and stop it before the one with this number, counted from 1."""
    _stopping.append(0)
    _called_in.append(os.getpid())
    write = os.write

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        reads = event == "open" and not (isinstance(arguments[2], int) and arguments[2] & WRITING)
        if event in STEPS and not reads and _stopping and _is_below(_with_folder(arguments), within):
            _step(event, before, how)

    def counted_write(descriptor: int, content: bytes) -> int:
        if _stopping and _is_below(f"/proc/self/fd/{descriptor}", within):
            _step("write", before, how)
        return write(descriptor, content)

    os.write = counted_write  # type: ignore[assignment]
    sys.addaudithook(hook)


def _step(event: str, before: int, how: str | Callable[[], object]) -> None:
    _stopping[0] += 1
    if _stopping[0] < before or (how != FULL and os.getpid() != _called_in[0]):
        return
    if callable(how):
        if _stopping[0] == before:
            how()
        return
    if how == KILLED:
        os.kill(os.getpid(), signal.SIGKILL)
    if event in NEEDS_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _with_folder(arguments: tuple[object, ...]) -> object:
    """The path of an event, with the folder that it is relative to where that is open."""
    path, folder = arguments[0], arguments[1] if len(arguments) == 2 else -1  # deleting and deleting folders
    if isinstance(folder, int) and folder >= 0 and isinstance(path, str):
        return f"{Path(f'/proc/self/fd/{folder}').readlink()}/{path}"
    return path


def _is_below(path: object, within: str) -> bool:
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    text = os.fsdecode(path)
    if text.startswith("/proc/self/fd/"):
        try:
            text = str(Path(text).readlink())
        except OSError:
            return False
    return os.path.realpath(text).startswith(within)


def killed_after(call: Callable[[], object], seconds: float) -> bool:
    """Call in a copy of this process that is killed after so many seconds; tells whether it was before it had ended."""
    process = os.fork()
    if process == 0:
        try:
            call()
        finally:
            os._exit(0)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if os.waitpid(process, os.WNOHANG)[0]:
            return False
        time.sleep(0.002)
    os.kill(process, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """A disk of so many bytes at ``folder``. Raises PermissionError where the system lets nobody have one."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        raise PermissionError(done.stderr.decode())
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)  # a process may still be in it


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let a folder be on a disk that nobody can write to. Raises PermissionError where the system lets nobody do so."""
    for options in (["--bind", str(folder), str(folder)], ["-o", "remount,ro,bind", str(folder)]):
        done = subprocess.run(["mount", *options], capture_output=True)
        if done.returncode:
            subprocess.run(["umount", "-l", str(folder)], capture_output=True)
            raise PermissionError(done.stderr.decode())
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, left: int) -> Path:
    """Fill a disk but for so many bytes, with a file of which the path is returned."""
    path = folder / "filler"
    with path.open("wb") as file:
        told = os.statvfs(folder)
        file.truncate(0)
        os.posix_fallocate(file.fileno(), 0, max(1, told.f_bavail * told.f_frsize - left))
    return path


def each_step(
    call: Callable[[], object], how: str, within: Path, fresh: Callable[[], None], by: int = 1
) -> Iterator[Ended]:
    """Stop a call before its first step, or before every so many, until it ends unstopped.

    ``fresh`` is called before each. Yields how it ended, while what is left can be looked at.
    """
    number = 1
    while True:
        fresh()
        ended = stopped(call, number, how, within)
        assert ended.code != TRACEBACK, ended.said
        yield ended
        if not ended.killed and ended.code == ENDED_WELL:
            return
        number += by
