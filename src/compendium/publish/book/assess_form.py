"""The form on which a programme is assessed, as HTML that can be read, printed and filled in on paper without a script.

The script shows what it needs (``hidden`` until then), and fills in one site and one coder at a time.
"""

from collections.abc import Sequence
from itertools import groupby

from compendium.data_package.levels_file import NO_RATING, NON_ANSWERS
from compendium.display.answers import Answers
from compendium.publish.book.assess_words import RULES
from compendium.publish.plain_text import typed
from compendium.studies.framework import GROUP, FrameworkFiles

Row = dict[str, str]
"""A criterion: its id, name, group and the descriptor of each level, by column."""

TOOLS = """\
<div class="assess-tools" hidden>
<fieldset><legend>The study</legend>
<label>Title <input id="assess-title" autocomplete="off" /></label>
<label>How several answers become one <select id="assess-rule">{rules}</select></label>
<label>Open a saved file <input id="assess-open" type="file" accept=".zip,application/zip" /></label>
</fieldset>
<fieldset><legend>The site</legend>
<label>Site shown <select id="assess-site"></select></label>
<label>Name of this site <input id="assess-site-name" autocomplete="off" /></label>
<p class="assess-buttons"><button type="button" id="assess-add-site">Add a site</button>
<button type="button" id="assess-remove-site">Remove this site</button></p>
</fieldset>
<fieldset><legend>The coder</legend>
<label>Coder shown <select id="assess-coder"></select></label>
<label>Short name of this coder <input id="assess-coder-name" autocomplete="off" /></label>
<p class="assess-buttons"><button type="button" id="assess-add-coder">Add a coder</button></p>
</fieldset>
<p id="assess-status" class="assess-status" role="status"></p>
</div>
"""

PANEL = """\
<div class="assess-panel" hidden>
<p class="assess-buttons"><button type="button" id="assess-save">Save as a file</button></p>
<p id="assess-saved" class="assess-status" role="status"></p>
<div id="assess-figure" class="assess-figure" role="region" tabindex="0" aria-label="Profile of the site shown"></div>
</div>
"""


def form_html(framework: FrameworkFiles, answers: Answers) -> str:
    """The whole form: tools for the script, a fieldset for each criterion, and what is saved and drawn."""
    rules = "".join(f'<option value="{rule}">{rule}: {typed(words)}</option>' for rule, words in RULES.items())
    noscript = (
        "<noscript><p><strong>Without JavaScript this page cannot save.</strong> Print it and tick, or use the "
        "spreadsheet that is named below.</p></noscript>"
    )
    parts = [
        f'<form id="assess" class="assess" autocomplete="off">\n{noscript}',
        '<div id="assess-faults" class="assess-faults" role="alert" tabindex="-1"></div>\n<div class="assess-columns">',
        TOOLS.format(rules=rules),
        f'<div class="assess-criteria">\n{_criteria(framework, answers)}\n</div>\n{PANEL}</div>\n</form>',
    ]
    return "\n".join(parts)


def rows_of(framework: FrameworkFiles) -> list[Row]:
    """The criteria of a framework as dictionaries."""
    return [dict(zip(framework.columns, row, strict=True)) for row in framework.rows]


def _criteria(framework: FrameworkFiles, answers: Answers) -> str:
    parts = []
    for group, members in groupby(rows_of(framework), key=lambda row: row.get(GROUP, "")):
        parts += [f"<h3>{typed(group)}</h3>"] * bool(group)
        parts += [_criterion(row, framework, answers) for row in members]
    return "\n".join(parts)


def _criterion(row: Row, framework: FrameworkFiles, answers: Answers) -> str:
    """A fold with a fieldset: levels with their descriptors, other answers, and what the answer rests on.

    It is open unless the script shuts it, and says then which answer was given.
    """
    one, name = typed(row["criterion"]), typed(row["name"])
    levels = "\n".join(_choice(one, level.id, answers, row[level.id]) for level in framework.levels)
    others = "\n".join(_choice(one, answer, answers) for answer in other_answers(framework))
    lines = [
        f'<details class="folded assess-fold" open>\n<summary>{name} <span class="assess-given"></span></summary>',
        f'<fieldset class="assess-criterion" id="criterion-{one}" data-criterion="{one}">',
        f'<legend class="visually-hidden">{name}</legend>\n<div class="assess-answer">',
        f'<div class="assess-levels">\n{levels}\n</div>\n<div class="assess-others">\n{others}',
        f"{_choice(one, '', answers)}\n</div>",
        '<label class="assess-piece" hidden>Name of this piece of evidence <input autocomplete="off" /></label>',
        '<label class="assess-evidence">Evidence: what the answer rests on <textarea rows="2"></textarea></label>',
        '</div>\n<button type="button" class="assess-more" hidden>Add another piece of evidence</button>',
        "</fieldset>\n</details>",
    ]
    return "\n".join(lines)


def _choice(criterion: str, answer: str, answers: Answers, descriptor: str = "") -> str:
    checked = "" if answer else " checked"
    words = f' <span class="assess-descriptor">{typed(descriptor)}</span>' if descriptor else ""
    radio = f'<input type="radio" name="answer-{criterion}" value="{typed(answer)}"{checked} />'
    return f"<label>{radio} <span>{answers.chip(answer or NO_RATING)}{words}</span></label>"


def other_answers(framework: FrameworkFiles) -> Sequence[str]:
    """What may stand in place of a level, in the order of all frameworks."""
    return [answer for answer in NON_ANSWERS if answer in framework.non_answers]


def empty_profile(framework: FrameworkFiles, answers: Answers) -> str:
    """The profile before anything is rated, which the script draws anew: a row for each criterion."""
    rows = "\n".join(
        f'<tr><th scope="row">{typed(name)}</th><td>{answers.chip(NO_RATING)}</td></tr>'
        for _, name in framework.criteria
    )
    head = '<thead><tr><th scope="col">Criterion</th><th scope="col">Level</th></tr></thead>'
    return (
        '<div class="assess-table" id="table-profile" role="region" tabindex="0" aria-label="Table: Profile">\n'
        f"<table><caption>Nothing is rated yet</caption>{head}\n<tbody>\n{rows}\n</tbody></table>\n</div>"
    )
