"""Workbooks with cells far out, repeated, merged, formatted or missing."""

from .listing import ASKED, DAMAGED, EMPTY, MANY_CELLS, MANY_COLUMNS, MANY_ROWS, READ, ROWS, Hostile, files
from .parts import (
    HEAD,
    LAST_COLUMN,
    LAST_ROW,
    MAIN,
    ODS_TABLE,
    TABLE,
    cell,
    content,
    far,
    ods,
    ods_cell,
    ods_row,
    ods_with,
    row,
    sheet,
    with_after,
    with_rows,
    xlsx,
)

SPACE, TEXT = "<v>0</v>", "<is><t>x</t></is>"
STYLED = 'table:style-name="ce1"'
EMPTY_ROWS = (
    '<table:table-row table:number-rows-repeated="{}"><table:table-cell {} '
    'table:number-columns-repeated="{}"/></table:table-row>'
)
FAR_ROWS = EMPTY_ROWS.format(LAST_ROW - 4, "", 16_384)


def down(element: str, last: int) -> str:
    """An element for each row below the table, with its number."""
    return "".join(element.format(n) for n in range(4, last + 1))


def far_cells() -> list[Hostile]:
    last = f"{LAST_COLUMN}{LAST_ROW}"
    gap = '<table:table-cell table:number-columns-repeated="16383"/>'
    return files(
        "far cells",
        ("coloured-last-row.xlsx", with_rows(far(f"A{LAST_ROW}"))),
        ("coloured-last-column.xlsx", with_rows(far("XFD4"))),
        ("coloured-last-cell.xlsx", with_rows(far(last))),
        ("space-last-cell.xlsx", with_rows(far(last, 't="inlineStr"', "<is><t> </t></is>"))),
        ("shared-space-last-cell.xlsx", with_rows(far(last, 't="s"', SPACE))),
        ("no-break-space-last-cell.xlsx", with_rows(far(last, 't="inlineStr"', "<is><t>\u00a0</t></is>"))),
        ("formula-of-nothing-last-cell.xlsx", with_rows(far(last, 't="str"', '<f>""</f><v></v>'))),
        ("empty-value-last-cell.xlsx", with_rows(far(last, 't="n"', "<v></v>"))),
        ("dimension-says-all.xlsx", xlsx(sheet=sheet(before=f'<dimension ref="A1:{last}"/>'))),
        ("columns-say-all.xlsx", xlsx(sheet=sheet(before='<cols><col min="1" max="16384" width="9"/></cols>'))),
        ("hidden-columns-to-the-last.xlsx",
         xlsx(sheet=sheet(before='<cols><col min="5" max="16384" hidden="1"/></cols>'))),
        ("text-last-row.xlsx", with_rows(far(f"A{LAST_ROW}", 't="inlineStr"', TEXT)), MANY_ROWS),
        ("text-last-column.xlsx", with_rows(far("XFD4", 't="inlineStr"', TEXT)), MANY_COLUMNS),
        ("text-last-cell.xlsx", with_rows(far(last, 't="inlineStr"', TEXT)), MANY_ROWS),
        ("number-last-cell.xlsx", with_rows(far(last, "", "<v>0</v>")), MANY_ROWS),
        ("error-last-cell.xlsx", with_rows(far(last, 't="e"', "<v>#N/A</v>")), MANY_ROWS),
        ("formula-not-computed-last-cell.xlsx", with_rows(far(last, "", "<f>A1</f>")), MANY_ROWS),
        ("text-within-rows-and-columns.xlsx", with_rows(far("ALL99999", 't="inlineStr"', TEXT)), MANY_CELLS),
        ("cell-beyond-any-sheet.xlsx", with_rows(far("ZZZ9999999", 't="inlineStr"', TEXT)), MANY_ROWS),
        ("styled-last-cell.ods", ods_with(FAR_ROWS + EMPTY_ROWS.format(1, STYLED, 16_384))),
        ("space-last-row.ods", ods_with(FAR_ROWS + ods_row([" "]))),
        ("text-last-row.ods", ods_with(FAR_ROWS + ods_row(["x"])), MANY_ROWS),
        ("text-last-column.ods", ods_with(f"<table:table-row>{gap}{ods_cell('x')}</table:table-row>"), MANY_COLUMNS),
    )  # fmt: skip


def repeated_cells() -> list[Hostile]:
    def rows(times: object) -> bytes:
        return ods_with(ods_row(["x"], f'table:number-rows-repeated="{times}"'))

    def columns(times: object) -> bytes:
        about = f'table:number-columns-repeated="{times}"'
        return ods_with(f"<table:table-row>{ods_cell('x', about)}</table:table-row>")

    both = (
        '<table:table-row table:number-rows-repeated="1048573">'
        + ods_cell("x", 'table:number-columns-repeated="16384"')
        + "</table:table-row>"
    )
    twice = row(2, ROWS[1])
    return files(
        "repeated cells",
        ("empty-rows-repeated.ods", ods_with(EMPTY_ROWS.format(LAST_ROW - 3, "", 16_384))),
        ("styled-rows-repeated.ods", ods_with(EMPTY_ROWS.format(LAST_ROW - 3, STYLED, 16_384))),
        ("styled-rows-one-by-one.ods", ods_with(EMPTY_ROWS.format(1, STYLED, 16_384) * 20_000)),
        ("empty-rows-repeated-beyond-any-sheet.ods", ods_with(EMPTY_ROWS.format(10**12, "", 10**12))),
        ("text-in-all-rows.ods", rows(LAST_ROW - 3), MANY_ROWS),
        ("text-in-rows-beyond-any-sheet.ods", rows(10**15), MANY_ROWS),
        ("text-in-all-columns.ods", columns(16_384), MANY_COLUMNS),
        ("text-in-columns-beyond-any-sheet.ods", columns(10**15), MANY_COLUMNS),
        ("text-in-all-cells.ods", ods_with(both), MANY_ROWS),
        ("text-in-a-thousand-columns-of-a-thousand-rows.ods",
         ods_with(both.replace("1048573", "1000").replace("16384", "1000")), MANY_CELLS),
        ("rows-repeated-less-than-none.ods", rows(-1), DAMAGED),
        ("rows-repeated-no-times.ods", rows(0), DAMAGED),
        ("rows-repeated-by-a-word.ods", rows("many"), DAMAGED),
        ("rows-repeated-by-ten-thousand-digits.ods", rows("9" * 10_000), DAMAGED),
        ("columns-repeated-less-than-none.ods", columns(-5), DAMAGED),
        ("spaces-repeated.ods", ods(content(table=ODS_TABLE.replace("Upton", 'Upton<text:s text:c="999999999"/>')))),
        ("same-row-twice.xlsx", xlsx(sheet=sheet(twice))),
        ("same-cell-twice-with-other-text.xlsx", with_rows(row(2, ["Upton", "fair", "poor"])), DAMAGED),
    )  # fmt: skip


def merged_cells() -> list[Hostile]:
    def merge(*refs: str) -> bytes:
        return with_after("<mergeCells>" + "".join(f'<mergeCell ref="{ref}"/>' for ref in refs) + "</mergeCells>")

    def span(down: object, right: object) -> bytes:
        about = f'table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
        return ods_with(f"<table:table-row><table:table-cell {about}/></table:table-row>")

    every = [f"{chr(65 + n % 26)}{4 + n // 26}:{chr(65 + n % 26)}{LAST_ROW}" for n in range(20_000)]
    return files(
        "merged cells",
        ("whole-empty-columns.xlsx", merge(*(f"{one}1:{one}{LAST_ROW}" for one in "EFGHIJ"))),
        ("all-below-the-table.xlsx", merge(f"A4:{LAST_COLUMN}{LAST_ROW}")),
        ("whole-rows-below.xlsx", merge(*(f"A{n}:{LAST_COLUMN}{n}" for n in range(4, 2_000)))),
        ("over-each-other.xlsx", merge(*every)),
        ("last-cell-alone.xlsx", merge(f"{LAST_COLUMN}{LAST_ROW}")),
        ("the-wrong-way-round.xlsx", merge("F9:E8")),
        ("no-place.xlsx", merge("A1:??"), DAMAGED),
        ("without-a-place.xlsx", merge(""), DAMAGED),
        ("span-to-the-last-cell.ods", span(LAST_ROW, 16_384)),
        ("span-beyond-any-sheet.ods", span(10**12, 10**12)),
        ("span-of-none.ods", span(0, 1), DAMAGED),
        ("span-of-a-word.ods", span("all", 1), DAMAGED),
    )  # fmt: skip


def formatted_cells() -> list[Hostile]:
    styles = f'{HEAD}<styleSheet xmlns="{MAIN}">{{}}<fonts><font/></fonts><cellXfs>{{}}</cellXfs></styleSheet>'
    code = '<numFmts><numFmt numFmtId="200" formatCode="{}"/></numFmts>'
    number = TABLE.replace(cell(2, 1, "good"), '<c r="B2" s="1"><v>2</v></c>')

    def formatted(text: str) -> bytes:
        known = styles.format(code.format(text), '<xf numFmtId="0"/><xf numFmtId="200"/>')
        return xlsx(styles=known, sheet=sheet(table=number))

    nothing = '<row r="{0}"><c r="A{0}" t="str"><f>""</f><v></v></c></row>'
    rules = "".join(f'<conditionalFormatting sqref="A1:XFD1048576"><cfRule priority="{n}"/></conditionalFormatting>'
                    for n in range(20_000))  # fmt: skip
    return files(
        "formatted cells",
        ("a-million-rows.xlsx", lambda: with_rows(down('<row r="{0}" s="1" ht="15"/>', LAST_ROW)), READ, True),
        ("a-million-cells.xlsx",
         lambda: with_rows(down('<row r="{0}"><c r="A{0}" s="1"/></row>', LAST_ROW)), READ, True),
        ("half-a-million-formulas-of-nothing.xlsx", lambda: with_rows(down(nothing, 500_000)), READ, True),
        ("all-columns-of-a-hundred-rows.xlsx",
         lambda: with_rows(down('<row r="{0}">' + '<c s="1"/>' * 16_384 + "</row>", 103))),
        ("a-million-hidden-rows.xlsx", lambda: with_rows(down('<row r="{0}" hidden="1"/>', LAST_ROW)), READ, True),
        ("sixty-thousand-styles.xlsx", xlsx(styles=styles.format("", '<xf numFmtId="0"/>' * 60_000))),
        ("a-format-of-a-million-letters.xlsx", formatted("0" * 1_000_000)),
        ("a-format-of-open-quotes.xlsx", formatted("&quot;" * 999)),
        ("a-format-of-brackets.xlsx", formatted("[" * 5_000)),
        ("a-style-that-is-not-there.xlsx", xlsx(sheet=sheet(table=number.replace('s="1"', 's="999"')))),
        ("a-style-that-is-a-word.xlsx", xlsx(sheet=sheet(table=number.replace('s="1"', 's="bold"'))), DAMAGED),
        ("twenty-thousand-rules.xlsx", with_after(rules)),
        ("a-date-beyond-all-dates.xlsx",
         xlsx(styles=styles.format("", '<xf numFmtId="0"/><xf numFmtId="14"/>'),
              sheet=sheet(table=number.replace("<v>2</v>", "<v>9e99</v>"))), ASKED),
        ("a-number-that-is-none.xlsx", xlsx(sheet=sheet(table=number.replace("<v>2</v>", "<v>two</v>"))), DAMAGED),
        ("a-number-without-end.xlsx", xlsx(sheet=sheet(table=number.replace("<v>2</v>", "<v>1e999</v>"))), ASKED),
    )  # fmt: skip


def missing_parts() -> list[Hostile]:
    bare = TABLE
    for n in range(1, 4):
        bare = bare.replace(f' r="{n}"', "")
        for one in "ABC":
            bare = bare.replace(f' r="{one}{n}"', "")
    book = f'{HEAD}<workbook xmlns="{MAIN}"><sheets/></workbook>'
    shared = TABLE.replace(cell(2, 1, "good"), '<c r="B2" t="s"><v>7</v></c>')
    return files(
        "missing cells and parts",
        ("no-names-of-cells.xlsx", xlsx(sheet=sheet(table=bare))),
        ("no-styles.xlsx", xlsx(styles=None)),
        ("no-content-types.xlsx", xlsx({"[Content_Types].xml": None})),
        ("no-relations-of-the-package.xlsx", xlsx({"_rels/.rels": None})),
        ("no-shared-texts.xlsx", xlsx(texts=None)),
        ("a-shared-text-that-is-not-there.xlsx", xlsx(sheet=sheet(table=shared)), DAMAGED),
        ("a-shared-text-without-shared-texts.xlsx", xlsx(sheet=sheet(table=shared), texts=None), DAMAGED),
        ("a-shared-text-that-is-a-word.xlsx", xlsx(sheet=sheet(table=shared.replace("7", "x"))), DAMAGED),
        ("no-workbook.xlsx", xlsx(book=None), DAMAGED),
        ("no-sheet.xlsx", xlsx(sheet=None), DAMAGED),
        ("no-relations.xlsx", xlsx({"xl/_rels/workbook.xml.rels": None}), DAMAGED),
        ("no-sheets-listed.xlsx", xlsx(book=book), EMPTY),
        ("no-rows.xlsx", xlsx(sheet=sheet(table="")), EMPTY),
        ("no-content.ods", ods("<x/>"), EMPTY),
        ("no-rows.ods", ods(content(table="")), EMPTY),
    )  # fmt: skip


FILES = [*far_cells(), *repeated_cells(), *merged_cells(), *formatted_cells(), *missing_parts()]
