import pytest

from compendium.data_package.decode import decode


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a,b\n", "a,b\n"),
        (b"\xef\xbb\xbfa,b\r\n1,2\r\n", "a,b\n1,2\n"),
        (b"a\r1\r", "a\n1\n"),
        ("é,’\n".encode(), "é,’\n"),
        (b"a\xa0b", "a\u00a0b"),
        (b"it\x92s \xa35", "it’s £5"),
        ("é\n".encode("utf-16"), "é\n"),
        ("a,b\n1,2\n".encode("utf-16-le"), "a,b\n1,2\n"),
        ("a,b\n1,2\n".encode("utf-16-be"), "a,b\n1,2\n"),
        ("a\n".encode("utf-32"), "a\n"),
    ],
)
def test_text_is_read_whatever_it_is_in(raw: bytes, text: str) -> None:
    decoded = decode(raw, "data/a.csv")
    assert decoded.text == text
    assert decoded.certain
    assert bool(decoded.faults) == (decoded.encoding != "utf-8")


@pytest.mark.parametrize(
    "raw",
    [
        "Кириллица".encode("cp1251"),
        "Ελληνικά".encode("iso8859-7"),
        "Café d’été".encode("mac-roman"),
        "é".encode() + b" \x92",
        b"\x81\x8d",
    ],
)
def test_bytes_of_another_code_page_are_not_taken_for_windows_text(raw: bytes) -> None:
    decoded = decode(raw, "data/a.csv")
    assert not decoded.certain
    assert [fault.rule for fault in decoded.faults] == ["encoding"]
    assert "Windows" not in decoded.faults[0].message


@pytest.mark.parametrize(
    ("raw", "row"),
    [(b"\x92", 1), (b"a\r\nb\r\n\x92", 3), (b'a\n"b\nc"\n\x92', 3), (b'a\n"b\n\x92', 2), (b"sep=;\na\n\x92", 2)],
)
def test_the_first_foreign_byte_is_told_with_its_row(raw: bytes, row: int) -> None:
    assert [(fault.row, fault.value) for fault in decode(raw, "data/a.csv").faults] == [(row, "0x92")]


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"\x00\xd8\x00a" * 3, b"\xff\xfe\x00\xd8"])
def test_half_a_character_is_a_fault(raw: bytes) -> None:
    assert decode(raw, "data/a.csv").faults
