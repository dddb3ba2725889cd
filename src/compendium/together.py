"""Several files replaced as one: all of them or none, however the command that does it ends.

What is to stand is made whole first, with a copy of what stands, in a folder of its own. Then the steps are noted; from
there on only renames are left, which need no room. A command that fails undoes them; where one was killed, the next
that reads or writes those files does the rest.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import quote

from compendium.errors import CompendiumError, naming
from compendium.files import free_name, keep_original, write_whole
from compendium.held import IN_USE, PART, hold

PLACE = f".replacing{PART}"
"""The folder, in the one that holds the files, in which their replacement is made ready."""

STEPS = "steps.json"


@dataclass
class Steps:
    """What is to be done: files by their names from the root; which had one before, and which of those are kept beside,
    under their name and ``suffix``; and which go."""

    names: list[str]
    before: list[str]
    kept: list[str]
    suffix: str
    gone: list[str] = field(default_factory=list)
    done: dict[str, str] = field(default_factory=dict)
    """Under what name each was kept."""


def replace_together(
    root: Path, files: Mapping[str, bytes], kept: Collection[str] = (), suffix: str = "", gone: Collection[str] = ()
) -> dict[str, str]:
    """Replace files below ``root``, but for those with the same bytes, and remove those that are ``gone``: all or none.

    What stood before in those named in ``kept`` stays beside them under another name. Returns those names. Raises
    OSError, with everything as it was, where the system refuses.
    """
    with _place(root) as place:
        changed = {name: raw for name, raw in files.items() if _bytes_of(root / name) != raw}
        steps = _make_ready(place, root, changed, (kept, gone), suffix)
        try:
            _go(place, root, steps)
        except BaseException:
            _undo(place, root, steps)
            raise
        return steps.done


def finish_replacing(root: Path) -> None:
    """Do what a killed command left undone, so that files below ``root`` are all new; wait for one that is at work."""
    if (root / PLACE).is_dir():
        with _place(root):
            pass


def is_being_replaced(root: Path) -> bool:
    """Whether some files below ``root`` may be new while others are not yet."""
    return (root / PLACE / STEPS).is_file()


@contextmanager
def _place(root: Path) -> Iterator[Path]:
    """The folder of a replacement, empty and held; what stood in it from a killed command is done first."""
    place = root / PLACE
    if place.is_symlink():
        raise _not_ours(place)
    descriptor = None
    try:
        while descriptor is None:
            with naming(root):
                place.mkdir(exist_ok=True)
                descriptor = hold(place / IN_USE, wait=True)
    except OSError:
        with suppress(OSError):
            place.rmdir()
        raise
    try:
        if is_being_replaced(root):
            _go(place, root, _noted(place, root))
        for folder in ("new", "old"):
            shutil.rmtree(place / folder, ignore_errors=True)
        yield place
    finally:
        if not is_being_replaced(root):
            shutil.rmtree(place, ignore_errors=True)
        os.close(descriptor)


def _make_ready(
    place: Path, root: Path, files: Mapping[str, bytes], named: tuple[Collection[str], Collection[str]], suffix: str
) -> Steps:
    """Write what is to stand and copy what stands, all of it flushed to the disk; then note the steps.

    ``named`` are the files of which what stood is kept, and those that go.
    """
    kept, gone = named
    with naming(root):
        (place / "new").mkdir()
        (place / "old").mkdir()
    before = []
    for name, raw in files.items():
        new, old, target = *_parts(place, name), root / name
        with naming(target):
            write_whole(new, raw, flushed=True)
            if target.is_file():
                write_whole(old, target.read_bytes(), flushed=True)
                shutil.copystat(target, old)
                shutil.copymode(target, new)
                before.append(name)
    for name in gone:
        with naming(root / name):
            write_whole(_parts(place, name)[1], (root / name).read_bytes(), flushed=True)
    steps = Steps(list(files), before, [name for name in before if name in kept], suffix, list(gone))
    with naming(root):
        write_whole(place / STEPS, json.dumps(asdict(steps)).encode(), flushed=True)
    return steps


def _noted(place: Path, root: Path) -> Steps:
    """The steps that a killed command has noted. Raises CompendiumError where none of ours can have noted them.

    A study may come from somebody else, with such a folder in it: no file outside it may be written for that.
    """
    try:
        said = json.loads((place / STEPS).read_text(encoding="utf-8"))
        steps = Steps(said["names"], said["before"], said["kept"], said["suffix"], said.get("gone", []))
        below = all(_is_below(root, name) for name in (*steps.names, *steps.kept, *steps.gone, steps.suffix))
        if below and Path(steps.suffix).name == steps.suffix:
            return steps
    except (KeyError, RecursionError, TypeError, ValueError):
        pass
    raise _not_ours(place)


def _is_below(root: Path, name: str) -> bool:
    """Whether a name is one that a file below ``root`` can have. Raises TypeError or ValueError where it is no text."""
    return (root / name).is_relative_to(root) and ".." not in Path(name).parts and b"\0" not in name.encode()


def _not_ours(place: Path) -> CompendiumError:
    return CompendiumError(f"{place}: no command of the compendium has left it so. See what is in it, and remove it.")


def _go(place: Path, root: Path, steps: Steps) -> None:
    """Do all steps that are not done yet."""
    for name in steps.names:
        new, old = _parts(place, name)
        target = (root / name).resolve()
        if new.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            now = _bytes_of(target)
            if now not in (None, _bytes_of(old), _bytes_of(new)):  # somebody wrote it since a command was killed
                keep_original(target, now, steps.suffix or ".before")
            _move(new, target)
    for name in steps.kept:
        _, old = _parts(place, name)
        if old.is_file():
            kept, is_there = free_name(root / name, old.read_bytes(), steps.suffix)
            if not is_there:
                old.rename(kept)
            steps.done[name] = kept.name
    for name in steps.gone:
        (root / name).unlink(missing_ok=True)
    (place / STEPS).unlink()


def _undo(place: Path, root: Path, steps: Steps) -> None:
    """Let everything be as it was before the first step."""
    for name in steps.names:
        new, old = _parts(place, name)
        target = (root / name).resolve()
        if name in steps.done and not old.is_file():
            old = target.with_name(steps.done[name])
        if name not in steps.before:
            if not new.is_file():
                target.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that was made for it
                target.parent.rmdir()
        elif not new.is_file():
            _move(old, target)
    for name in steps.gone:
        if not (root / name).is_file():
            _move(_parts(place, name)[1], root / name)
    (place / STEPS).unlink(missing_ok=True)


def _parts(place: Path, name: str) -> tuple[Path, Path]:
    """Where what is to stand and what stood lie."""
    flat = quote(name, safe="")
    return place / "new" / flat, place / "old" / flat


def _move(path: Path, target: Path) -> None:
    """Rename a file over another, which may lie on another disk."""
    try:
        path.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        write_whole(target, path.read_bytes(), flushed=True)
        path.unlink()


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
