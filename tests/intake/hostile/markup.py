"""XML with entities, of the wrong shape, deep, long, or in another encoding."""

from .listing import DAMAGED, EMPTY, WRITTEN, Hostile, files
from .parts import HEAD, MAIN, ODS_TABLE, SHEET, TABLE, cell, content, ods, parts, row, sheet, with_rows, xlsx, zipped

LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
    "<!ENTITY a{} '{}'>".format(n, f"&a{n - 1};" * 10) for n in range(1, 12)
) + "]>"  # fmt: skip
OUTSIDE = "<!DOCTYPE x [<!ENTITY a11 SYSTEM 'file:///etc/hostname'>]>"
PARAMETER = "<!DOCTYPE x [<!ENTITY % a SYSTEM 'file:///etc/hostname'> %a;]>"
QUADRATIC = "<!DOCTYPE x [<!ENTITY a11 '" + "x" * 50_000 + "'>]>"


def entities() -> list[Hostile]:
    def in_sheet(declared: str, used: str = "&a11;") -> bytes:
        return xlsx(sheet=sheet().replace(HEAD, HEAD + declared).replace("Upton", used))

    texts = f'{HEAD}{LAUGHS}<sst xmlns="{MAIN}"><si><t>&a11;</t></si></sst>'
    shared = sheet(table=TABLE.replace(cell(2, 1, "good"), '<c r="B2" t="s"><v>0</v></c>'))
    book = f"{HEAD}{LAUGHS}<workbook>&a11;</workbook>"
    return files(
        "XML with entities",
        ("laughs-in-a-sheet.xlsx", in_sheet(LAUGHS), DAMAGED),
        ("laughs-in-shared-texts.xlsx", xlsx(texts=texts, sheet=shared), DAMAGED),
        ("laughs-in-the-workbook.xlsx", xlsx(book=book), DAMAGED),
        ("laughs-in-styles.xlsx", xlsx(styles=f"{HEAD}{LAUGHS}<styleSheet>&a11;</styleSheet>"), DAMAGED),
        ("laughs.ods", ods(content(head=HEAD + LAUGHS).replace("Upton", "&a11;")), DAMAGED),
        ("another-file.xlsx", in_sheet(OUTSIDE), DAMAGED),
        ("another-file.ods", ods(content(head=HEAD + OUTSIDE).replace("Upton", "&a11;")), DAMAGED),
        ("a-parameter.xlsx", in_sheet(PARAMETER, "Upton"), DAMAGED),
        ("long-and-often.xlsx", in_sheet(QUADRATIC, "&a11;" * 50_000), DAMAGED),
        ("declared-and-not-used.xlsx", in_sheet("<!DOCTYPE x>", "Upton"), DAMAGED),
        ("not-declared.xlsx", in_sheet("", "&nothing;"), DAMAGED),
        ("not-declared.ods", ods(content().replace("Upton", "&nothing;")), DAMAGED),
        ("of-characters.xlsx", in_sheet("", "&#85;pto&#x6e;")),
        ("of-no-character.xlsx", in_sheet("", "&#0;"), DAMAGED),
    )


def shapes() -> list[Hostile]:
    whole = sheet()
    prefixed = whole.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
    strict = whole.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    attributes = "".join(f' a{n}="x"' for n in range(200_000))
    spoken = cell(2, 1, "good").replace("</is>", "<rPh><t>GUDDO</t></rPh></is>")
    return files(
        "XML of odd shape",
        ("cut.xlsx", xlsx(sheet=whole[:-40]), DAMAGED),
        ("crossed.xlsx", xlsx(sheet=whole.replace("</row>", "</c>", 1)), DAMAGED),
        ("two-roots.xlsx", xlsx(sheet=whole + "<worksheet/>"), DAMAGED),
        ("nothing.xlsx", xlsx(sheet=""), DAMAGED),
        ("zeros-within.xlsx", xlsx(sheet=whole.replace("Upton", "Up\0ton")), DAMAGED),
        ("a-mark-of-control.xlsx", xlsx(sheet=whole.replace("Upton", "Up\1ton")), DAMAGED),
        ("deep.xlsx", lambda: xlsx(sheet=sheet(after="<x>" * 200_000 + "</x>" * 200_000))),
        ("deep.ods", lambda: ods(content("<table:x>" * 200_000 + "</table:x>" * 200_000))),
        ("many-attributes.xlsx", lambda: xlsx(sheet=sheet(after=f"<x{attributes}/>"))),
        ("the-same-attribute-twice.xlsx", xlsx(sheet=sheet(after='<x a="1" a="2"/>')), DAMAGED),
        ("a-long-attribute.xlsx", lambda: xlsx(sheet=sheet(after='<x a="' + "x" * 20_000_000 + '"/>'))),
        ("a-long-comment.xlsx", lambda: xlsx(sheet=sheet(after=f"<!--{'x' * 20_000_000}-->"))),
        ("a-long-text.xlsx", with_rows(row(4, ["x" * 40_000])), "A cell is longer than a spreadsheet can hold"),
        ("text-as-it-is.xlsx", xlsx(sheet=whole.replace("Upton", "<![CDATA[Upton]]>"))),
        ("remarks.xlsx", xlsx(sheet=whole.replace("Upton", "Up<!-- x -->ton<?x y?>"))),
        ("names-with-a-prefix.xlsx", xlsx(sheet=prefixed)),
        ("strict.xlsx", xlsx(sheet=strict)),
        ("how-it-is-spoken.xlsx", xlsx(sheet=sheet(table=TABLE.replace(cell(2, 1, "good"), spoken)))),
        ("half-a-character-escaped.xlsx", xlsx(sheet=whole.replace("Upton", "Upton_xD800_")), WRITTEN),
        ("utf-16.xlsx", xlsx(sheet=whole.replace("UTF-8", "UTF-16").encode("utf-16"))),
        ("utf-16.ods", ods(content(head=HEAD.replace("UTF-8", "UTF-16")).encode("utf-16"))),
        ("latin.xlsx", xlsx(sheet=whole.replace("UTF-8", "ISO-8859-1"))),
        ("says-utf-16.xlsx", xlsx(sheet=whole.replace("UTF-8", "UTF-16")), DAMAGED),
        ("says-utf-7.xlsx", xlsx(sheet=whole.replace("UTF-8", "UTF-7")), DAMAGED),
        ("says-nonsense.xlsx", xlsx(sheet=whole.replace("UTF-8", "nonsense")), DAMAGED),
        ("no-utf-8.xlsx", xlsx(sheet=whole.encode().replace(b"Upton", b"Upt\xf3n")), DAMAGED),
        ("a-mark-of-order.xlsx", xlsx(sheet=b"\xef\xbb\xbf" + whole.encode())),
        ("back-strokes-in-names.xlsx", zipped({SHEET.replace("/", "\\"): whole} | parts({SHEET: None}))),
        ("no-rows-of-a-table.ods", ods(content(table=ODS_TABLE.replace("table-row", "table-line"))), EMPTY),
    )  # fmt: skip


FILES = [*entities(), *shapes()]
