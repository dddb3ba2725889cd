"""The form of the page that checks a spreadsheet, the same whether or not Pyodide was got; hidden without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from compendium.data_package.levels_file import NON_ANSWERS
from compendium.data_package.limits import MOST_PACKED
from compendium.data_package.package import read_package
from compendium.publish.spreadsheet.beside import FOLDER
from compendium.studies.framework import read_frameworks

NEW = "*"
"""The choice of a framework that is made from the headings; no folder can be called so."""

MORE = {
    "study": (
        "Id of the study",
        "Lower-case letters, digits and hyphens; made from the name of the file if blank",
    ),
    "best": ("The best level", "Only where all cells are bare numbers"),
    "sheet": ("Sheet", "The name of the sheet to read, if there are several"),
    "header_row": ("Row of the headings", "A number, or rows such as 2-3; found by itself if left blank"),
}
"""Settings that are seldom needed: name and hint."""


def spreadsheet_form(data_folder: Path) -> str:
    """The form as HTML, with a choice for each framework of the data folder."""
    return f"""<link rel="stylesheet" href="{FOLDER}/page.css">
<noscript><p>This page needs JavaScript. Without it, the command below does the same.</p></noscript>
<form id="check-form" class="check-form" data-folder="{FOLDER}/" data-most="{MOST_PACKED}" hidden>
<div class="check-drop" id="check-drop">
<label for="check-file">Your table: choose a CSV, XLSX or ODS file, or drop it here</label>
<input id="check-file" type="file" accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods" required></div>
<div><label for="check-framework">The framework by which sites are rated</label>
<select id="check-framework" name="framework" required><option value="">Choose one</option>
<option value="{NEW}">Make one from the headings</option>
{"".join(_choices(data_folder))}</select></div>
<fieldset id="check-new" hidden><legend>A framework made from the headings</legend>
{_field("levels", "Its levels, from best to worst", "An id and a number for each, such as good=2,fair=1,poor=0")}
{_field("name", "Its id", "Lower-case letters, digits and hyphens, such as my-standards")}</fieldset>
<details><summary>More settings</summary>
{"".join(_field(name, *words) for name, words in MORE.items())}
<div><label for="check-sites_in">Where the sites are</label>
<select id="check-sites_in" name="sites_in"><option value="">Found by itself</option>
<option value="rows">In rows</option><option value="columns">In columns</option></select></div>
<div><label for="check-blank">What a blank cell stands for</label>
<select id="check-blank" name="blank"><option value="">No rating</option>
{"".join(f'<option value="{escape(one)}">{escape(one.replace("_", " "))}</option>' for one in NON_ANSWERS)}
</select></div></details>
<button type="submit">Check the table</button></form>
<p id="check-disk" class="check-note" hidden>This page was opened from disk, and a browser lets such a page load
nothing. Type <code>compendium serve</code> and open the page under the address that it prints.</p>
<p id="check-status" class="check-status" role="status"></p>
<div id="check-found"></div>
<script src="{FOLDER}/page.js"></script>
"""


def _field(name: str, label: str, hint: str) -> str:
    return (
        f'<div><label for="check-{name}">{escape(label)}</label>'
        f'<input id="check-{name}" name="{name}" autocomplete="off" spellcheck="false" aria-describedby="hint-{name}">'
        f'<p class="check-hint" id="hint-{name}">{escape(hint)}</p></div>\n'
    )


def _choices(data_folder: Path) -> Iterator[str]:
    """Frameworks by their titles."""
    found = read_frameworks(read_package(data_folder))
    for framework in sorted(found, key=lambda one: one.title.casefold()):
        yield f'<option value="{escape(framework.id)}">{escape(framework.title)}</option>\n'
