"""Each slip in a study by itself: the fault names its file, row, column, value and rule, and stands alone."""

from collections.abc import Callable

import pytest

from .conftest import StudyCopy

S, R, T = "sites.csv", "ratings.csv", "study.toml"

CELLS: list[tuple[str, int, str, str, str]] = [
    *(
        (S, 3, "name", value, rule)
        for value, rule in [("", "required"), (" x", "padding"), ("a\x07", "control-character")]
    ),
    (S, 3, "name", "a\0b", "nul-bytes"),
    (S, 3, "name", "caf\ufffd", "control-character"),
    (S, 3, "region", "North\n", "padding"),
    (S, 3, "region", "\u00a0North", "padding"),
    (S, 3, "type", "council\u200b", "padding"),
    (S, 2, "type", "", "programme"),
    (S, 2, "type", "bell\x07", "control-character"),
    (S, 2, "type", "council", "programme"),
    *((R, 3, "site", value, "foreign-key") for value in ["north-twon", "elsewhere", "north-town-2", "7"]),
    *((R, 3, "site", value, "pattern") for value in ["North Town", "../x", "/etc/passwd", "northé", "=1+1", "a b"]),
    (R, 3, "site", "", "required"),
    (R, 3, "site", "north-town ", "padding"),
    *((R, 3, "criterion", value, "foreign-key") for value in ["policy-legitmacy", "value", "0"]),
    *((R, 3, "criterion", value, "pattern") for value in ["Policy legitimacy", "policy/legitimacy", "é"]),
    (R, 3, "criterion", "", "required"),
    (R, 3, "criterion", "policy-legitimacy\t", "padding"),
    *((R, 3, "level", value, "enum") for value in ["Mixed", "relative_sucess", "good", "2", "−2", "●", "N/A", "NA"]),
    *(
        (R, 3, "level", value, "enum")
        for value in ["n/a", "None", "null", "nan", "too early", "Relative success", "-", "0"]
    ),
    *((R, 3, "level", value, "required") for value in ["", " "]),
    (R, 3, "level", "mixed ", "padding"),
    *((R, 3, "tier", value, "enum") for value in ["Micro", "national", "mico", "micro,meso", "1"]),
    (R, 3, "tier", " micro", "padding"),
    *((R, 3, "publish", value, "enum") for value in ["Yes", "true", "y", "1", "NO", "x", "maybe"]),
    (R, 3, "publish", "yes ", "padding"),
    *((R, 3, "locator", value, "pattern") for value in ["2", "12", "3.4", "1-2", "01/02"]),
    (R, 3, "statement", "x\0", "nul-bytes"),
    (R, 3, "statement", "bell\x07", "control-character"),
    (R, 3, "statement", "two ", "padding"),
    (R, 3, "role", " manager", "padding"),
    (R, 3, "note", "lost \ufffd", "control-character"),
    (R, 3, "evidence", "doc-1\r\n", "padding"),
    *(
        (R, 3, "statement", value, "personal-data")
        for value in ["Jane Smith said so", "write to a.b@c.org", "call Dr Patel", "as J. Smith says", "see JANE SMITH"]
    ),
    *(
        (R, 3, "statement", value, "personal-data")
        for value in ["ring 020 7946 0018", "+44 7700 900123", "lives at SW1A 1AA"]
    ),
    *((R, 3, "note", value, "personal-data") for value in ["Mrs. O'Brien", "Cllr Ahmed", "priya Priya Sharma"]),
    *(
        (R, 3, "respondent", value, "personal-data")
        for value in ["Jo Bloggs", "Zebedee Quux", "07700 900 123", "x@y.uk"]
    ),
    (R, 3, "coder", "Zebedee Quux", "personal-data"),
    (R, 3, "evidence", "Interview with David Jones", "personal-data"),
]


@pytest.mark.parametrize(("file", "row", "column", "value", "rule"), CELLS)
def test_one_bad_cell_is_one_fault(study: StudyCopy, file: str, row: int, column: str, value: str, rule: str) -> None:
    study.set_cell(file, row, column, value)
    read = value.replace("\r\n", "\n") if file == R else value
    assert study.told() == [(file, row, column, read, rule)]


SITE_IDS = [
    *(("..", "pattern"), ("../up", "pattern"), ("a/b", "pattern"), ("a\\b", "pattern"), ("/a", "pattern")),
    *(("A", "pattern"), ("north town", "pattern"), ("a.b", "pattern"), ("-a", "pattern"), ("a-", "pattern")),
    *(("a--b", "pattern"), ("é", "pattern"), ("~", "pattern"), ("<b>", "pattern"), ("a" * 81, "maxLength")),
    *(("con", "reserved"), ("nul", "reserved"), ("com1", "reserved"), ("", "required"), ("north-town", "unique")),
]


@pytest.mark.parametrize(("site", "rule"), SITE_IDS)
def test_a_site_id_is_a_file_name_and_cannot_leave_its_folder(study: StudyCopy, site: str, rule: str) -> None:
    study.write_rows(S, [*study.rows(S), [site, "New", "council", ""]])
    faults = [told for told in study.told() if told[4] != "no-ratings"]
    assert faults == [(S, 6, "site", site, rule)]


TOMLS: list[tuple[str, str, str, str | None, str]] = [
    ('title = "Councils"\n', "", "title", None, "missing-key"),
    ('"Councils"', '""', "title", "", "required"),
    ('"Councils"', "3", "title", "3", "type"),
    ('framework = "care-act-isp"\n', "", "framework", None, "missing-key"),
    ('"care-act-isp"', '"care-act-ips"', "framework", "care-act-ips", "foreign-key"),
    ('"care-act-isp"', '"../.."', "framework", "../..", "missing-file"),
    ('"care-act-isp"', "[]", "framework", "[]", "type"),
    ('combine = "median"\n', "", "combine", None, "missing-key"),
    ('"median"', '"mean"', "combine", "mean", "enum"),
    ('"median"', '"Median"', "combine", "Median", "enum"),
    ('"median"', '""', "combine", "", "required"),
    ('"median"', "true", "combine", "True", "type"),
    ('["macro", "meso", "micro"]', '"macro"', "tiers", "macro", "type"),
    ('"micro"]', '"micro", "micro"]', "tiers", "micro", "unique"),
    ('"micro"]', '"micro", 3]', "tiers", "3", "type"),
    ('"micro"]', '"micro", ""]', "tiers", "", "padding"),
    ('"micro"]', '"micro", " x"]', "tiers", " x", "padding"),
    ("= 10", "= 0", "smallest_count", "0", "minimum"),
    ("= 10", "= -1", "smallest_count", "-1", "minimum"),
    ("= 10", "= 2.5", "smallest_count", "2.5", "type"),
    ("= 10", '= "10"', "smallest_count", "10", "type"),
    ("= 10", "= true", "smallest_count", "True", "type"),
    ("= 10", "= 99999999999", "smallest_count", "99999999999", "maximum"),
    ('note = ""', "note = 3", "note", "3", "type"),
    ('note = ""', 'nota = ""', "nota", None, "unknown-key"),
    ('note = ""', "import = 3", "import", "3", "type"),
    ('note = ""', '[import]\nsites_in = "row"', "import, sites_in", "row", "enum"),
    ('note = ""', '[import]\nblank = "none"', "import, blank", "none", "enum"),
    ('note = ""', '[import]\nignore = "x"', "import, ignore", "x", "type"),
    ('note = ""', "[import]\nheader_row = 0", "import, header_row", "0", "type"),
    ('note = ""', '[import]\nheader_row = "3-"', "import, header_row", "3-", "type"),
    ('note = ""', "[import]\nheader_row = true", "import, header_row", "True", "type"),
    ('note = ""', '[import]\ncriterion = "x"', "import, criterion", "x", "type"),
    ('note = ""', "[import]\nbest = 3", "import, best", "3", "type"),
    ('note = ""', "[import]\nmap = []", "import, map", "[]", "type"),
    ('note = ""', "[import]\nmaps = 1", "import, maps", None, "unknown-key"),
]


@pytest.mark.parametrize(("old", "new", "key", "value", "rule"), TOMLS)
def test_one_bad_setting_is_one_fault(study: StudyCopy, old: str, new: str, key: str, value: str, rule: str) -> None:
    study.change_text(T, old, new)
    told = study.told()
    if rule == "missing-file":
        assert {one[4] for one in told} == {rule}
    else:
        assert told == [(T, None, key, value, rule)]


BYTES: list[tuple[str, Callable[[bytes], bytes | None], int | None, str]] = [
    *((file, lambda raw: None, None, "missing-file") for file in (S, R, T)),
    *((file, lambda raw: b"", None, "empty-file") for file in (S, R, T)),
    *((file, lambda raw: b"PK\x03\x04" + raw, None, "binary-file") for file in (S, R)),
    *((file, lambda raw: b"<html>" + raw, None, "html") for file in (S, R)),
    *((file, lambda raw: raw.replace(b",", b";"), None, "delimiter") for file in (S, R)),
    *((file, lambda raw: raw.replace(b",", b"\t"), None, "delimiter") for file in (S, R)),
    *((file, lambda raw: b"sep=,\n" + raw, 1, "sep-line") for file in (S, R)),
    *((file, lambda raw: raw.decode().encode("utf-16"), None, "encoding") for file in (S, R)),
    (S, lambda raw: raw.replace(b"North Town", b"Caf\xe9"), 3, "encoding"),
    (R, lambda raw: raw.replace(b"Unclear", b"Caf\xe9"), 3, "encoding"),
    (R, lambda raw: raw + b"southwick,policy-legitimacy\n", 7, "ragged-row"),
    (R, lambda raw: raw.replace(b"Unclear", b"Not clear, yet"), 3, "ragged-row"),
    (R, lambda raw: raw.replace(b"Unclear", b'"Unclear'), None, "quote"),
    (R, lambda raw: b"\n" + raw, 1, "header"),
    (T, lambda raw: raw + b"x = = 3\n", 7, "toml"),
    (T, lambda raw: raw + b'title = "again"\n', 7, "toml"),
]


@pytest.mark.parametrize(("file", "change", "row", "rule"), BYTES)
def test_a_damaged_file_is_named(
    study: StudyCopy, file: str, change: Callable[[bytes], bytes | None], row: int | None, rule: str
) -> None:
    path = study.folder / file
    changed = change(path.read_bytes())
    path.unlink()
    if changed is not None:
        path.write_bytes(changed)
    faults = [fault for fault in study.faults() if fault.severity == "fault"]
    assert rule in {fault.rule for fault in faults}
    first = next(fault for fault in faults if fault.rule == rule)
    assert first.file.endswith(file)
    assert row is None or first.row == row


HEADINGS: list[tuple[str, str, str, str]] = [
    *((R, name, "", "blank-heading") for name in ("evidence",)),
    *((R, name, name.title(), "heading") for name in ("site", "criterion", "level", "tier", "publish")),
    *((R, name, name + " ", "padding") for name in ("site", "level")),
    *((R, old, new, "extra-column") for old, new in [("level", "levels"), ("tier", "tiers"), ("coder", "rater")]),
    *((R, old, "site", "duplicate-column") for old in ("coder", "note")),
    *((S, old, new, "extra-column") for old, new in [("name", "names"), ("region", "regions"), ("type", "colour")]),
    (S, "name", "Name", "heading"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule"), HEADINGS)
def test_a_bad_heading_is_named_in_row_1(study: StudyCopy, file: str, old: str, new: str, rule: str) -> None:
    rows = study.rows(file)
    study.write_rows(file, [[new if cell == old else cell for cell in rows[0]], *rows[1:]])
    told = [one for one in study.told() if one[4] == rule]
    assert [(one[0], one[1], one[3]) for one in told] == [(file, 1, new)]


@pytest.mark.parametrize("column", ["site", "criterion", "level"])
def test_a_required_column_that_is_missing_is_named(study: StudyCopy, column: str) -> None:
    rows = study.rows(R)
    place = rows[0].index(column)
    study.write_rows(R, [row[:place] + row[place + 1 :] for row in rows])
    assert (R, 1, column, None, "missing-column") in study.told()


def test_a_rating_twice_is_one_fault_also_without_the_optional_columns(study: StudyCopy) -> None:
    rows = study.rows(R)
    study.write_rows(R, [*rows, rows[2]])
    key = "c1, north-town, policy-legitimacy, doc-1"
    assert study.told() == [(R, 7, "coder, site, criterion, evidence", key, "unique")]
    study.write_rows(R, [row[:3] for row in [rows[0], rows[1], rows[2], rows[4], rows[5], rows[5]]])
    assert study.told() == [(R, 6, "site, criterion", "007, programme-clarity", "unique")]
    assert 'site "007", criterion "programme-clarity" stand together in row 5 already' in str(study.faults()[0])


def test_ways_to_reach_a_person_in_texts_that_every_page_shows_are_noted(study: StudyCopy) -> None:
    path = study.folder / "study.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('note = ""', 'note = "Ask a.b@c.org"'), encoding="utf-8")
    study.set_cell(S, 3, "name", "North Town (020 7946 0018)")
    told = [(note.file.rpartition("/")[2], note.row, note.column, note.rule, note.severity) for note in study.faults()]
    assert told == [
        ("sites.csv", 3, "name", "personal-data", "note"),
        ("study.toml", None, "note", "personal-data", "note"),
    ]


def test_each_personal_detail_of_a_cell_is_noted(study: StudyCopy) -> None:
    study.set_cell(R, 3, "statement", "Jane Smith and Dr Patel, a.b@c.org or x@y.uk, 020 7946 0018, SW1A 1AA")
    notes = study.faults()
    assert {(note.row, note.column, note.rule) for note in notes} == {(3, "statement", "personal-data")}
    for detail in ("Jane Smith", "Dr Patel", "a.b@c.org", "x@y.uk", "020 7946 0018", "SW1A 1AA"):
        assert sum(f'"{detail}" looks like' in note.message for note in notes) == 1
    assert len(notes) == 6


def test_a_site_without_ratings_is_noted(study: StudyCopy) -> None:
    study.write_rows(R, study.rows(R)[:-1])
    (note,) = study.faults()
    assert (note.file.endswith(S), note.row, note.value, note.severity) == (True, 5, "007", "note")


@pytest.mark.parametrize(
    ("column", "value", "meant"),
    [
        ("site", "north-twon", "north-town"),
        ("criterion", "policy-legitmacy", "policy-legitimacy"),
        ("level", "Mixed", "mixed"),
    ],
)
def test_what_was_probably_meant_is_asked(study: StudyCopy, column: str, value: str, meant: str) -> None:
    study.set_cell(R, 3, column, value)
    assert f'Did you mean "{meant}"?' in str(study.faults()[0])


def test_there_are_a_hundred_malformed_files() -> None:
    assert len(CELLS) + len(SITE_IDS) + len(TOMLS) + len(BYTES) + len(HEADINGS) >= 150
