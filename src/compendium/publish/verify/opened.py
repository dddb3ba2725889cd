"""An archive as it may come from anyone: looked at before anything of it is unpacked, and unpacked to nowhere else."""

from __future__ import annotations

import json
import re
import stat
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from compendium.data_package.faults import listed, quoted
from compendium.data_package.limits import MOST_PARTS
from compendium.errors import CompendiumError
from compendium.intake.archive import DAMAGED, KEPT_AS, LOCKED, PIECE, room_for_parts
from compendium.publish.archive.crate import CRATE_FILE
from compendium.publish.archive.directory import faults_of_names, is_name, lacking
from compendium.publish.archive.make import MOST_ARCHIVED

DIGEST = re.compile(r"[0-9a-f]{64}")


def unpack_archive(file: Path, target: Path) -> None:
    """Unpack an archive below `target`.

    Raises CompendiumError, with nothing unpacked, where it is damaged, too large, no archive of a compendium, or would
    write anywhere else; OSError where it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            if (parts := room_for_parts(opened)) > MOST_PARTS:
                raise CompendiumError(f"{file}: it has room for {parts:,} files; at most {MOST_PARTS:,} are read.")
            with zipfile.ZipFile(opened) as archive:
                entries = archive.infolist()
                if wrong := next(faults_of(entries), None):
                    raise CompendiumError(f"{file}: {wrong}")
                for entry in entries:
                    _unpack(archive, entry, target)
    except DAMAGED as error:
        raise CompendiumError(f"{file}: this is no archive, or it is damaged ({type(error).__name__}).") from error


def faults_of(entries: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """What is wrong with the directory of an archive, a sentence each."""
    size = sum(entry.file_size for entry in entries)
    if size > MOST_ARCHIVED:
        yield f"it unpacks to {size:,} bytes; at most {MOST_ARCHIVED:,} are unpacked."
    for entry in entries:
        yield from _faults_of_one(entry)
    names = [entry.orig_filename for entry in entries]
    for fault in faults_of_names(names):
        yield f"it holds {fault}."
    if missing := lacking(names):
        yield f"this is no archive of a compendium: it lacks {listed(missing)}."


def _faults_of_one(entry: zipfile.ZipInfo) -> Iterator[str]:
    name, mode = entry.orig_filename, entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield f"it holds {quoted(name)}, which is a link or no file."
    if entry.flag_bits & LOCKED:
        yield f"{quoted(name)} in it has a password."
    if entry.compress_type not in KEPT_AS:
        yield f"{quoted(name)} in it is compressed in a way that is not read."


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    path = target.joinpath(*entry.orig_filename.split("/"))
    if entry.orig_filename.endswith("/"):
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as packed, path.open("wb") as written:  # gives no more than the directory says
        while piece := packed.read(PIECE):
            written.write(piece)


def recorded_digests(root: Path) -> dict[str, str]:
    """The SHA-256 of each file by its name, as the archive tells them of itself; none where it tells of nothing.

    Raises CompendiumError where it cannot be read.
    """
    path = root / CRATE_FILE
    if not path.is_file():
        return {}
    try:
        graph = json.loads(path.read_bytes())["@graph"]
        said = {unquote(str(each["@id"])): each["sha256"] for each in graph if "sha256" in each}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CompendiumError(f"{path.name}: what the archive says of itself cannot be read.") from None
    odd = [name for name, digest in said.items() if not DIGEST.fullmatch(str(digest)) or not is_name(name)]
    if odd:
        raise CompendiumError(f"{path.name}: it tells of {quoted(odd[0])}, which is no file of an archive.")
    return said
