"""Archives that are bombs, damaged, encrypted or of the wrong kind."""

import io
import random
import struct
import zipfile
import zlib

from .listing import CSV, DAMAGED, EMPTY, NO_WORKBOOK, PASSWORD, READ, UNPACKED, Hostile, files
from .parts import BOOK, SHEET, STYLES, TEXTS, content, ods, parts, sheet, xlsx, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BILLION = 1_000_000_000
PARTS = "at most 10,000 parts"


def deflated(content_of: dict[str, str | bytes], part: str, size: int = BILLION) -> bytes:
    """An archive written by hand, of which one part is followed by so many spaces once it is unpacked."""
    records: list[bytes] = []
    body = b""
    for name, text in content_of.items():
        raw = text if isinstance(text, bytes) else text.encode()
        packing = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed, check, length = packing.compress(raw), zlib.crc32(raw), len(raw)
        for _ in range(size // 10_000_000 if name == part else 0):
            packed += packing.compress(SPACES)
            check, length = zlib.crc32(SPACES, check), length + len(SPACES)
        packed += packing.flush()
        about = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 0x5021, check, len(packed), length, len(name), 0)
        place = len(body)
        body += b"PK\3\4" + about + name.encode() + packed
        records.append(
            b"PK\1\2" + struct.pack("<H", 20) + about + struct.pack("<HHHLL", 0, 0, 0, 0, place) + name.encode()
        )
    directory = b"".join(records)
    end = struct.pack("<HHHHLLH", 0, 0, len(records), len(records), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


SPACES = b" " * 10_000_000


def bombs() -> list[Hostile]:
    made = {"mimetype": "x", "content.xml": content()}
    lying = deflated(parts(), SHEET, 10_000_000)
    declared = struct.pack("<L", len(sheet()) + 10_000_000)
    many = zipped({**parts(), **{f"xl/x{n}": "" for n in range(20_000)}}, zipfile.ZIP_STORED)
    within = zipped({**parts(), "xl/media/bomb.zip": deflated({"a": "x"}, "a", 10_000_000)})
    return files(
        "bombs",
        ("sheet.xlsx", lambda: deflated(parts(), SHEET), UNPACKED, True),
        ("shared-texts-not-asked-for.xlsx", lambda: deflated(parts(), TEXTS), READ, True),
        ("styles.xlsx", lambda: deflated(parts(), STYLES), UNPACKED, True),
        ("workbook.xlsx", lambda: deflated(parts(), BOOK, 200_000_000), UNPACKED),
        ("content.ods", lambda: deflated(made, "content.xml", 200_000_000), UNPACKED),
        ("a-picture-that-nobody-reads.xlsx", lambda: deflated({**parts(), "xl/media/a.png": "x"}, "xl/media/a.png"),
         READ, True),
        ("says-that-it-is-small.xlsx", lying.replace(declared, struct.pack("<L", len(sheet()))), DAMAGED),
        ("says-that-it-is-large.xlsx", xlsx_saying(2**32 - 2), UNPACKED),
        ("many-parts.xlsx", many, PARTS),
        ("an-archive-within.xlsx", within),
        ("parts-over-each-other.xlsx", overlapping(), DAMAGED),
    )  # fmt: skip


def xlsx_saying(size: int) -> bytes:
    """A workbook whose directory gives this size for the sheet."""
    whole = xlsx()
    true = struct.pack("<L", len(sheet()))
    place = whole.rindex(true)
    return whole[:place] + struct.pack("<L", size) + whole[place + 4 :]


def overlapping() -> bytes:
    """A workbook whose directory has the workbook's part at the place of the sheet's."""
    whole = zipped(parts())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        places = {one.filename: one.header_offset for one in archive.infolist()}
    old, new = (struct.pack("<L", places[name]) for name in (BOOK, SHEET))
    place = whole.rindex(old + BOOK.encode())
    return whole[:place] + new + whole[place + 4 :]


def damaged() -> list[Hostile]:
    whole, calc = xlsx(), ods()
    directory = whole.index(b"PK\1\2")
    flipped = []
    chance = random.Random(11)
    stored = zipped(parts(), zipfile.ZIP_STORED)
    for n in range(12):  # within what the sheet says, so that its check sum tells
        place = stored.index(b"<sheetData>") + chance.randrange(200)
        flipped.append(
            (f"one-bit-{n}.xlsx", stored[:place] + bytes([stored[place] ^ 1]) + stored[place + 1 :], DAMAGED)
        )
    return files(
        "damaged archives",
        *flipped,
        *((f"cut-at-{n}-tenths.xlsx", whole[: len(whole) * n // 10], DAMAGED) for n in range(1, 10, 2)),
        *((f"cut-at-{n}-tenths.ods", calc[: len(calc) * n // 10], DAMAGED) for n in (2, 5, 8)),
        ("four-bytes.xlsx", b"PK\3\4", DAMAGED),
        ("no-beginning.xlsx", b"PK\3\4" + whole[400:], DAMAGED),
        ("no-directory.xlsx", whole[:directory] + whole[whole.index(b"PK\5\6") :], DAMAGED),
        ("noise-before.xlsx", b"\0" * 1000 + whole, NO_WORKBOOK),
        ("noise-after.xlsx", whole + b"\0" * 100, READ),
        ("zeros.xlsx", bytes(4000), NO_WORKBOOK),
        ("noise.xlsx", b"PK\3\4" + random.Random(1).randbytes(5000), DAMAGED),
        ("no-end-to-the-zeros.ods", b"PK\3\4" + bytes(100_000), DAMAGED),
    )


def locked() -> list[Hostile]:
    flagged = bytearray(xlsx())
    for start, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = flagged.find(start)
        while at >= 0:
            flagged[at + place] |= 1
            at = flagged.find(start, at + 4)
    manifest = "<manifest:manifest xmlns:manifest='x'><manifest:encryption-data/></manifest:manifest>"
    return files(
        "encrypted",
        ("every-part.xlsx", bytes(flagged), PASSWORD),
        ("content.ods", ods("\1\2", manifest), PASSWORD),
        ("excel.xlsx", OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(9000), PASSWORD),
        ("excel.xls", OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
        ("excel-named-ods.ods", OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
    )


def wrong_kinds() -> list[Hostile]:
    word = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
    text = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a><text>x</text></a>"})
    return files(
        "wrong kinds",
        ("old.xls", OLE + bytes(2000), "This is an old Excel workbook (XLS)."),
        ("old-named-new.xlsx", OLE + bytes(2000), "This is an old Excel workbook (XLS)."),
        ("binary.xlsb", zipped({"xl/workbook.bin": b"\1"}), "This is a binary Excel workbook (XLSB)."),
        ("letter.xlsx", word, DAMAGED),
        ("letter.ods", text, EMPTY),
        ("archive-of-a-table.xlsx", zipped({"table.csv": CSV}), DAMAGED),
        ("empty-archive.xlsx", zipped({}), DAMAGED),
        ("table.xlsx", CSV.encode()),
        ("table.xls", CSV.encode("utf-16")),
        ("page.xls", b"<html><table><tr><td>Site</td></tr></table></html>", NO_WORKBOOK),
        ("document.xlsx", b"%PDF-1.7\n", NO_WORKBOOK),
        ("picture.ods", b"\x89PNG\r\n\x1a\n" + bytes(100), NO_WORKBOOK),
        ("program.xlsx", b"\x7fELF" + bytes(100), NO_WORKBOOK),
        ("nothing.xlsx", b"", EMPTY),
        ("nothing.ods", b"", EMPTY),
        ("flat.ods", content().encode(), NO_WORKBOOK),
        ("workbook.csv", xlsx()),
        ("workbook.numbers", ods()),
        ("workbook", xlsx()),
        ("old.csv", OLE + bytes(200), "an old Excel workbook (XLS)"),
        ("archive.zip", zipped({"table.csv": CSV}), DAMAGED),
        ("document.csv", b"%PDF-1.7\n", "a PDF document"),
        ("packed.csv", b"\x1f\x8b\x08" + bytes(100), "a compressed file"),
        ("database.csv", b"SQLite format 3\0" + bytes(100), "a database"),
        ("page.csv", b"<!DOCTYPE html><p>Site,Reach", "a web page"),
        ("ods-named-xlsx.xlsx", ods()),
        ("xlsx-named-ods.ods", xlsx()),
        ("packed-with-bzip2.xlsx", zipped(parts(), zipfile.ZIP_BZIP2), DAMAGED),
        ("packed-with-lzma.xlsx", zipped(parts(), zipfile.ZIP_LZMA), DAMAGED),
        ("not-packed.xlsx", zipped(parts(), zipfile.ZIP_STORED)),
    )  # fmt: skip


FILES = [*bombs(), *damaged(), *locked(), *wrong_kinds()]
