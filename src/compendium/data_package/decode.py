"""From the bytes of a file to its text: what is not UTF-8 text is named for what it looks like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from compendium.data_package.faults import DataError, Fault
from compendium.data_package.limits import MOST_BYTES
from compendium.data_package.user_file import read_file

SIGNATURES = {
    b"PK\x03\x04": "a spreadsheet workbook (XLSX or ODS) or a zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (XLS)",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"SQLite format": "a database",
}
SAVE_AS_CSV = "Open it in a spreadsheet and save it as CSV (UTF-8)."
WINDOWS = "cp1252"
UNLIKELY_IN_WINDOWS = set("ƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ")  # bytes that are accented letters on older Macs


@dataclass(frozen=True)
class Decoded:
    """The text of a file with `\\n` line ends and no byte order mark, or None where it has none.

    `encoding` is what the bytes are in; `certain` is False where the text was read only to find more faults
    in it, so that it must not be written back.
    """

    text: str | None
    encoding: str = "utf-8"
    certain: bool = True
    faults: tuple[Fault, ...] = ()


def read_text(path: Path, file: str, most: int = MOST_BYTES) -> Decoded:
    """Read a file of at most so many bytes, named `file` in faults. Never raises for what the file holds."""
    try:
        return decode(read_file(path, file, most), file)
    except DataError as error:
        return Decoded(None, certain=False, faults=tuple(error.faults))


def decode(raw: bytes, file: str) -> Decoded:
    """Turn bytes into text; a fault where they are empty, not text, a web page, or not UTF-8."""
    looks_like = next((kind for start, kind in SIGNATURES.items() if raw.startswith(start)), None)
    if looks_like:
        return _refused(file, "binary-file", f"This is {looks_like}, not a CSV file. {SAVE_AS_CSV}")
    decoded = _decode_text(raw, file)
    text = decoded.text
    if text is None:
        return decoded
    if set(text) <= set("\ufeff\0 \t\r\n"):
        rule, content = ("nul-bytes", "nothing but NUL bytes") if "\0" in text else ("empty-file", "nothing")
        return _refused(file, rule, f"The file is empty: it holds {content}.")
    if re.match(r"\s*<[!?a-zA-Z]", text.lstrip("\ufeff")):
        return _refused(file, "html", f"This is a web page (HTML or XML), not a CSV file. {SAVE_AS_CSV}")
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(plain, decoded.encoding, decoded.certain, decoded.faults)


def _decode_text(raw: bytes, file: str) -> Decoded:
    wide = _wide_encoding(raw)
    if wide:
        return _decode_wide(raw, file, wide)
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_windows(raw, file, error.start)


def _wide_encoding(raw: bytes) -> str | None:
    """Name UTF-16 or UTF-32 where the byte order mark or NULs at every other byte give it away."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(raw) > 4:
        return "utf-32"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = raw[:2000]
    evens, odds = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(evens, odds) > 0.4 * len(sample) / 2 and min(evens, odds) == 0:
        return "utf-16-be" if evens else "utf-16-le"
    return None


def _decode_wide(raw: bytes, file: str, encoding: str) -> Decoded:
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    message = f"The text is in {name}, not UTF-8. Save it as CSV (UTF-8), or let `compendium check --fix` do so."
    fault = Fault(file, None, None, None, "encoding", message)
    try:
        return Decoded(raw.decode(encoding), encoding, True, (fault,))
    except UnicodeDecodeError:
        return Decoded(None, encoding, False, (fault,))


def _decode_windows(raw: bytes, file: str, position: int) -> Decoded:
    text = _windows_text(raw)
    row = 1 + _rows_before(raw[:position])
    byte = f"0x{raw[position]:02X}"
    guess = " It looks like Windows-1252, which spreadsheets save as plain CSV." if text is not None else ""
    message = f"The byte {byte} is not UTF-8 text.{guess} Save the file as CSV (UTF-8)."
    if text is not None:
        message = message[:-1] + ", or let `compendium check --fix` do so."
    fault = Fault(file, row, None, byte, "encoding", message)
    if text is None:
        return Decoded(raw.decode("utf-8", "replace"), "unknown", False, (fault,))
    return Decoded(text, WINDOWS, True, (fault,))


def _rows_before(raw: bytes) -> int:
    """Count the rows that end in these bytes; line ends within quote marks and a line `sep=;` do not."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return re.sub(rb'^sep=.?\n|"[^"]*("|\Z)', b"", lines).count(b"\n")


def _windows_text(raw: bytes) -> str | None:
    """Read as Windows-1252 where nothing speaks against it, such as bytes of UTF-8 or another code page."""
    try:
        text = raw.decode(WINDOWS)
    except UnicodeDecodeError:
        return None
    mixed = re.search(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", raw)
    other_alphabet = re.search(r"[À-ÿ]{3}", text)
    return None if mixed or other_alphabet or UNLIKELY_IN_WINDOWS & set(text) else text


def _refused(file: str, rule: str, message: str) -> Decoded:
    return Decoded(None, certain=False, faults=(Fault(file, None, None, None, rule, message),))
