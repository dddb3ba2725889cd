"""Text files: encodings wrong, mixed and rare, delimiters mixed, line ends odd, quote marks left open."""

from .listing import ASKED, CSV, EMPTY, MANY_ROWS, NOT_UTF_8, ROWS, WRITTEN, Hostile, files

NO_TEXT = "The text is in UTF"


def encodings() -> list[Hostile]:
    named = "Site,Reach,Fit\nUpton,good,poor\nDownham,poor,fair\n"
    accents = (
        named.replace("Reach,Fit", "Reach,Fit,region")
        .replace("good,poor", "good,poor,café à côté")
        .replace("poor,fair", "poor,fair,")
    )
    other = accents.replace("café à côté", "отлично сделано")
    return files(
        "encodings",
        ("utf-8-mark.csv", CSV.encode("utf-8-sig")),
        ("utf-8-mark-twice.csv", b"\xef\xbb\xbf" * 2 + CSV.encode()),
        ("utf-16.csv", CSV.encode("utf-16")),
        ("utf-16-le-without-a-mark.csv", CSV.encode("utf-16-le")),
        ("utf-16-be-without-a-mark.csv", CSV.encode("utf-16-be")),
        ("utf-16-be-with-a-mark.csv", b"\xfe\xff" + CSV.encode("utf-16-be")),
        ("utf-32.csv", CSV.encode("utf-32")),
        ("utf-32-be.csv", b"\0\0\xfe\xff" + CSV.encode("utf-32-be")),
        ("utf-16-cut.csv", CSV.encode("utf-16")[:-1], NO_TEXT),
        ("utf-16-of-half-a-pair.csv", CSV.encode("utf-16") + b"\x00\xd8", NO_TEXT),
        ("utf-32-of-no-character.csv", CSV.encode("utf-32") + b"\xff\xff\xff\xff", NO_TEXT),
        ("windows-1252.csv", accents.encode("cp1252")),
        ("utf-8-of-accents.csv", accents.encode()),
        ("macintosh.csv", accents.encode("mac-roman"), NOT_UTF_8),
        ("cyrillic-1251.csv", other.encode("cp1251"), NOT_UTF_8),
        ("cyrillic-koi8.csv", other.encode("koi8-r"), NOT_UTF_8),
        ("shift-jis.csv", accents.replace("café à côté", "良い評価です").encode("shift-jis"), NOT_UTF_8),
        ("chinese.csv", accents.replace("café à côté", "很好的评价").encode("gb18030"), NOT_UTF_8),
        ("ebcdic.csv", CSV.encode("cp500"), NOT_UTF_8),
        ("utf-8-and-windows-mixed.csv", accents.encode() + "Third,good,good,tôt\n".encode("cp1252"), NOT_UTF_8),
        ("utf-8-cut-within-a-letter.csv", accents.encode() + "Third,good,good,tô".encode()[:-1], NOT_UTF_8),
        ("longer-than-needed.csv", CSV.encode().replace(b"Upton", b"Upton\xc0\xaf"), WRITTEN),
        ("half-a-pair.csv", CSV.encode().replace(b"Upton", b"Upton\xed\xa0\x80"), NOT_UTF_8),
        ("no-bytes-of-any-text.csv", CSV.encode() + b"\xff\xfe\xff\xfe", NOT_UTF_8),
        ("zeros-within.csv", CSV.encode().replace(b"good", b"go\0od"), "NUL bytes"),
        ("zeros-only.csv", bytes(10_000), "nothing but NUL bytes"),
        ("nothing.csv", b"", EMPTY),
        ("spaces.csv", b" \n\t\r\n " * 1000, EMPTY),
        ("commas.csv", b",,,\n" * 1000, EMPTY),
        ("a-mark-and-nothing.csv", b"\xef\xbb\xbf", EMPTY),
        ("invisible.csv", CSV.replace("Upton", "Up\u200bton\u00ad").encode()),
        ("the-other-way-round.csv", CSV.replace("Upton", "\u202eUpton\u202c").encode()),
    )  # fmt: skip


def delimiters() -> list[Hostile]:
    def by(sign: str, text: str = CSV) -> bytes:
        return text.replace(",", sign).encode()

    lines = CSV.splitlines(keepends=True)
    ragged = "The row has"
    return files(
        "delimiters",
        ("semicolons.csv", by(";")),
        ("tabs.csv", by("\t")),
        ("strokes.csv", by("|")),
        ("said-and-so.csv", b"sep=;\n" + by(";")),
        ("said-otherwise.csv", b"sep=;\n" + by(","), ASKED),
        ("said-unknown.csv", b"sep=~\n" + by(",")),
        ("title-with-commas.csv", b"Grades, by site, as printed\n" + by(";")),
        ("each-row-its-own.csv", (lines[0] + lines[1].replace(",", ";") + lines[2].replace(",", "\t")).encode(), ASKED),
        ("last-row-otherwise.csv", (lines[0] + lines[1] + lines[2].replace(",", ";")).encode(), ASKED),
        ("two-in-each-row.csv", CSV.replace(",Fit", ";Fit").replace(",poor\n", ";poor\n").encode(), ragged),
        ("spaces.txt", by(" "), ASKED),
        ("colons.csv", by(":"), ASKED),
        ("a-cell-too-many.csv", (CSV + "Third,good,good,good\n").encode(), ragged),
        ("a-comma-within-a-cell.csv", CSV.replace("Upton", "Upton, the old").encode(), ragged),
        ("cells-missing-at-the-end.csv", CSV.encode() + b",,,,,,\n"),
        ("commas-at-all-ends.csv", CSV.replace("\n", ",,,,\n").encode()),
    )


def line_ends() -> list[Hostile]:
    def ended(*ends: str) -> bytes:
        return "".join(",".join(row) + ends[n % len(ends)] for n, row in enumerate(ROWS)).encode()

    quoted = (
        CSV.replace("Fit\n", "Fit,region\n")
        .replace("poor\nD", 'poor,"one\r\ntwo\rthree"\nD')
        .replace("fair\n", "fair,\n")
    )
    return files(
        "line ends",
        ("windows.csv", ended("\r\n")),
        ("macintosh.csv", ended("\r")),
        ("mixed.csv", ended("\r\n", "\r", "\n")),
        ("the-wrong-way-round.csv", ended("\n\r")),
        ("doubled.csv", ended("\r\r\n")),
        ("none-at-the-end.csv", CSV.rstrip().encode()),
        ("many-at-the-end.csv", CSV.encode() + b"\n" * 1_000_000),
        ("many-between.csv", CSV.replace("\nD", "\n" * 50_000 + "D").encode()),
        ("within-a-cell.csv", quoted.encode()),
        ("of-unicode-within-a-cell.csv", CSV.replace("Upton", "Upton\u2028").encode()),
        ("of-old-machines.csv", CSV.replace("\n", "\x85").encode(), ASKED),
        ("end-of-file-mark.csv", CSV.encode() + b"\x1a", ASKED),
    )  # fmt: skip


def quotes() -> list[Hostile]:
    opened = "A quote mark is opened and not closed"
    return files(
        "quote marks",
        ("opened-and-never-closed.csv", (CSV + '"Third,good,good\n').encode(), opened),
        ("opened-in-the-first-cell.csv", b'"' + CSV.encode(), opened),
        ("text-after-one.csv", (CSV + '"Third"x,good,good\n').encode(), opened),
        ("within-a-cell.csv", CSV.replace("Upton", 'Up"ton').encode(), WRITTEN),
        ("round-all.csv", "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in ROWS).encode()),
        ("a-hundred-thousand-opened.csv", (CSV + '"x"y,good,good\n' * 100_000).encode(), MANY_ROWS),
        (
            "a-cell-of-a-million-letters.csv",
            (CSV + '"' + "x" * 1_000_000 + '",good,good\n').encode(),
            "A cell is longer",
        ),
        ("a-million-quote-marks.csv", (CSV + '"' * 1_000_001).encode(), opened),
    )


FILES = [*encodings(), *delimiters(), *line_ends(), *quotes()]
