"""Tables beyond the limits, and some within them that leave a great many questions."""

import random
from collections.abc import Iterator
from pathlib import Path

from .listing import (
    ASKED,
    CSV,
    MANY_BYTES,
    MANY_CELLS,
    MANY_COLUMNS,
    MANY_ROWS,
    WRITTEN,
    Hostile,
    files,
)  # fmt: skip
from .parts import SHEET, content, ods, ods_row, row, sheet, with_rows, xlsx

MANY_PACKED = "at most 50,000,000 bytes"
MANY_LETTERS = "at most 20,000,000 characters"


def lines(number: int, line: str = "Site {0},good,poor") -> bytes:
    """A table of so many sites."""
    return ("Site,Reach,Fit\n" + "".join(line.format(n) + "\n" for n in range(number))).encode()


def wide(columns: int) -> bytes:
    heads = ",".join(f"c{n}" for n in range(columns))
    return f"Site,{heads}\nUpton,{','.join(['good'] * columns)}\n".encode()


class Sparse:
    """Writes a file that has so many bytes and takes next to no room on the disk."""

    def __init__(self, size: int, start: bytes) -> None:
        self._size, self._start = size, start

    def __call__(self, path: Path) -> None:
        with path.open("wb") as file:
            file.write(self._start)
            file.truncate(self._size)


def beyond_the_limits() -> list[Hostile]:
    kind = "sizes beyond the limits"
    sparse = [
        Hostile(kind, "a-terabyte.csv", Sparse(10**12, CSV.encode()), MANY_BYTES),
        Hostile(kind, "a-terabyte.xlsx", Sparse(10**12, b"PK\3\4"), MANY_PACKED),
        Hostile(kind, "a-terabyte.ods", Sparse(10**12, b"PK\3\4"), MANY_PACKED),
        Hostile(kind, "a-terabyte.xls", Sparse(10**12, b"\xd0\xcf\x11\xe0"), MANY_PACKED),
    ]
    return sparse + files(
        kind,
        ("a-million-rows.csv", lambda: lines(1_000_000), MANY_BYTES, True),
        ("a-million-short-rows.csv", lambda: b"Site\n" + b"a\n" * 1_000_000, MANY_ROWS),
        ("a-row-too-many.csv", lambda: b"Site,Reach\n" + b"a,good\n" * 100_000, MANY_ROWS),
        ("a-column-too-many.csv", wide(1_000), MANY_COLUMNS),
        ("a-hundred-thousand-columns.csv", wide(100_000), MANY_COLUMNS),
        ("a-million-columns-of-nothing.csv", CSV.encode() + b"," * 1_000_000),
        ("a-million-rows-of-nothing.csv", lambda: CSV.encode() + b",,,\n" * 1_000_000),
        ("cells-too-many.csv", lambda: lines(70_000), MANY_CELLS),
        (
            "a-row-of-nine-hundred-cells.csv",
            lambda: CSV.encode() + b"\n" * 5_000 + b"," * 900 + b"x\n",
            "The row has 901 cells",
        ),
        ("cells-too-many-all-short.csv", lambda: (b"a," * 999 + b"a\n") * 5_000, MANY_CELLS),
        ("one-line-of-all-bytes.csv", lambda: b"x" * 19_000_000, "A cell is longer"),
        ("rows-too-many.xlsx", lambda: with_rows("".join(row(n, ["x"]) for n in range(4, 100_005))), MANY_ROWS),
        (
            "cells-too-many.xlsx",
            lambda: with_rows("".join(row(n, [f"s{n}", "good", "poor"]) for n in range(4, 70_000))),
            MANY_CELLS,
        ),
        ("columns-too-many.ods", ods(content(table=ods_row([f"c{n}" for n in range(1_001)]))), MANY_COLUMNS),
        ("cells-too-many.ods", lambda: ods(content("".join(ods_row(["a", "b"]) for _ in range(101_000)))), MANY_CELLS),
        (
            "texts-too-long-in-all.ods",
            lambda: ods(content(ods_row(["x" * 30_000], 'table:number-rows-repeated="1000"'))),
            MANY_LETTERS,
        ),
        ("one-text-in-many-cells.xlsx", lambda: xlsx({SHEET: sheet(often())}), MANY_LETTERS, True),
    )


def often() -> str:
    return "".join(row(n, ["x" * 30_000]) for n in range(4, 1_000))


def many_questions() -> list[Hostile]:
    chance = random.Random(5)

    def words(number: int) -> Iterator[str]:
        return (f"Site {n},{chance.randrange(10**9)},{chance.randrange(10**9)}x" for n in range(number))

    def asked(made: Iterator[str]) -> bytes:
        return ("Site,Reach,Fit\nUpton,good,poor\n" + "\n".join(made) + "\n").encode()

    heads = ",".join(f"x{n}" for n in range(900))
    groups = "site,criterion,level,group\n" + "".join(f"a{n},reach,good,g{n}\n" for n in range(20_000))
    return files(
        "many questions",
        ("no-level-anywhere.csv", lambda: asked(words(30_000)), ASKED, True),
        ("no-level-in-some.csv", asked(words(3_000)), ASKED),
        ("no-names.csv", asked(",good,poor" for _ in range(3_000)), ASKED),
        ("one-name.csv", asked(f"Same,{'good' if n % 2 else 'poor'},fair" for n in range(3_000)), ASKED),
        ("one-name-spelt-otherwise.csv",
         asked(f"Same{'-' * (n % 50)}site{n % 7},good,fair" for n in range(3_000)), ASKED),
        ("names-that-give-no-id.csv", asked("中" * (n % 40 + 1) + ",good,fair" for n in range(3_000)), ASKED),
        ("unknown-headings.csv", f"Site,{heads}\na,{','.join(['?'] * 900)}\n".encode(), ASKED),
        ("groups-that-differ.csv", lambda: groups.encode(), WRITTEN, True),
        ("all-rows-alike.csv", (CSV + "Upton,good,poor\n" * 20_000).encode()),
    )  # fmt: skip


FILES = [*beyond_the_limits(), *many_questions()]
