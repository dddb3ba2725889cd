"""An archive as it may come from anyone: looked at before anything of it is unpacked, and unpacked to nowhere else."""

from __future__ import annotations

import json
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from compendium.data_package.faults import listed, quoted
from compendium.data_package.limits import MOST_PARTS
from compendium.errors import CompendiumError
from compendium.intake.archive import DAMAGED, KEPT_AS, LOCKED, PIECE, room_for_parts
from compendium.publish.archive.crate import CRATE_FILE, SITE
from compendium.publish.archive.make import MOST_ARCHIVED
from compendium.publish.archive.runs import EXECUTED

NEEDED = (
    CRATE_FILE, "CITATION.cff", "_config.yml", "requirements.lock", "data/datapackage.json", f"{SITE}index.html",
    f"{EXECUTED}/", "notebooks/",
)  # fmt: skip
"""What every archive of a compendium has: files, and folders with something in them."""

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
    if twice := _alike(names):
        yield f"it holds two files that would have one name: {listed(map(quoted, twice[:2]))}."
    files = {name for name in names if not name.endswith("/")}
    if both := [name for name in sorted(files) if files & {str(above) for above in PurePosixPath(name).parents}]:
        yield f"it holds {quoted(both[0])} below what is a file."
    missing = [need for need in NEEDED if not any(name == need or name.startswith(need) for name in files)]
    if missing:
        yield f"this is no archive of a compendium: it lacks {listed(missing)}."


def _faults_of_one(entry: zipfile.ZipInfo) -> Iterator[str]:
    name, mode = entry.orig_filename, entry.external_attr >> 16
    parts = name.removesuffix("/").split("/")
    if any(part in ("", ".", "..") for part in parts) or re.search(r"[\\:]", name) or not name.isprintable():
        yield f"it holds the name {quoted(name)}, which leads out of its folder or is none."
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield f"it holds {quoted(name)}, which is a link or no file."
    if entry.flag_bits & LOCKED:
        yield f"{quoted(name)} in it has a password."
    if entry.compress_type not in KEPT_AS:
        yield f"{quoted(name)} in it is compressed in a way that is not read."


def _alike(names: Sequence[str]) -> list[str]:
    """Names that are one on a system that does not tell small letters from capitals."""
    seen: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFC", name).casefold()
        if plain in seen:
            return [seen[plain], name]
        seen[plain] = name
    return []


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
    odd = [name for name, digest in said.items() if not DIGEST.fullmatch(str(digest)) or not is_within(name)]
    if odd:
        raise CompendiumError(f"{path.name}: it tells of {quoted(odd[0])}, which is no file of an archive.")
    return said


def is_within(name: str) -> bool:
    """Whether a name is one that a file below a folder can have."""
    return name.isprintable() and not any(part in ("", ".", "..") for part in re.split(r"[/\\:]", name))
