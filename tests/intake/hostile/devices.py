"""What is no file, although it has the name of one: pipes, sockets, devices, folders, links that lead nowhere."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

from .listing import CSV, Hostile
from .parts import xlsx

STUDY = "in place of a study's files"
PIPE, SOCKET, DEVICE = (f"This is a {what}, not a file." for what in ("pipe", "socket", "device"))
FOLDER, MISSING, UNREADABLE = "There is a folder where a file should be.", "The file is missing.", "cannot be read"


def link(target: str) -> Callable[[Path], object]:
    """Makes a link to what is there already."""
    return lambda path: path.symlink_to(target)


def listen(path: Path) -> None:
    """Leave a socket, to which nobody listens."""
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket may be no longer than a hundred letters
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


def folder(path: Path) -> None:
    """Make a folder with a table in it."""
    path.mkdir()
    (path / "table.csv").write_text(CSV, encoding="utf-8")


def linked(raw: bytes) -> Callable[[Path], object]:
    """Makes a link to a true file, which is read."""

    def make(path: Path) -> None:
        path.with_name(f"true-{path.name}").write_bytes(raw)
        path.symlink_to(f"true-{path.name}")

    return make


def devices() -> list[Hostile]:
    made: list[tuple[str, Callable[[Path], object], str]] = [
        *((f"pipe.{kind}", os.mkfifo, PIPE) for kind in ("csv", "xlsx", "ods", "xls")),
        *((f"socket.{kind}", listen, SOCKET) for kind in ("csv", "xlsx")),
        *((f"{name}.csv", link(f"/dev/{name}"), DEVICE) for name in ("zero", "null", "random", "full", "tty")),
        *((f"zero.{kind}", link("/dev/zero"), DEVICE) for kind in ("xlsx", "ods", "txt")),
        *((f"folder.{kind}", folder, FOLDER) for kind in ("csv", "xlsx", "ods")),
        *((f"link-to-nothing.{kind}", link("nowhere"), MISSING) for kind in ("csv", "xlsx")),
        ("link-to-itself.csv", link("link-to-itself.csv"), UNREADABLE),
        ("memory.csv", link("/proc/self/mem"), UNREADABLE),
        ("memory.xlsx", link("/proc/self/mem"), UNREADABLE),
        ("link-to-a-table.csv", linked(CSV.encode()), ""),
        ("link-to-a-workbook.xlsx", linked(xlsx()), ""),
        ("nothing-of-the-system.csv", link("/proc/self/attr/none"), MISSING),
    ]
    return [Hostile("devices", name, make, word) for name, make, word in made]


def of_a_study() -> list[Hostile]:
    """The same in place of a table of a study, which `check` reads."""
    made: list[tuple[str, Callable[[Path], object], str]] = [
        *((f"study/{name}", os.mkfifo, PIPE) for name in ("study.toml", "sites.csv", "ratings.csv", "settled.csv")),
        *((f"zero/{name}", link("/dev/zero"), DEVICE) for name in ("study.toml", "sites.csv", "ratings.csv")),
        ("large/study.toml", lambda path: path.write_bytes(b"#" * 600_000), "at most 500,000 bytes"),
        ("large/ratings.csv", lambda path: path.write_bytes(b"," * 30_000_000), "at most 20,000,000 bytes"),
        ("long/ratings.csv", lambda path: path.write_bytes(b"site,criterion,level\n" + b"a,b,c\n" * 100_000),
         "at most 100,000 rows"),
        ("faulty/ratings.csv", lambda path: path.write_bytes(b"site,criterion,level\n" + b"a,b,c\n" * 20_000),
         "more in this file"),
        ("wide/ratings.csv", lambda path: path.write_bytes(b"site,criterion,level" + b",x" * 100_000 + b"\n"),
         "at most 1,000 columns"),
    ]  # fmt: skip
    return [Hostile(STUDY, name, make, word) for name, make, word in made]


FILES = [*devices(), *of_a_study()]
