"""How an assessment works, as HTML: what answers and rules mean, what is saved, and how to do without the page."""

from compendium.data_package.levels_file import NO_RATING
from compendium.display.answers import Answers
from compendium.publish.book.assess_form import other_answers
from compendium.publish.book.assess_words import MEANINGS, RULES
from compendium.publish.plain_text import typed
from compendium.studies.framework import FrameworkFiles

HOW = """\
<p>A level needs what its descriptor says. The descriptors are short and in our words: read the source before you rate.
If no level fits, say so:</p>
{others}
<p>If several coders rate a site, or one coder has several pieces of evidence, the answers become one by the rule that
you choose:</p>
{rules}
<p>Answers that are not levels give way to levels, except under consensus. Where coders differ, you can settle what
stands and say why. The profile shows the answers of all coders; those who are not to see each other’s work fill in a
file each, and the rows of <code>ratings.csv</code> are put together afterwards.</p>
<p>The evidence that you type is saved with the rating. Pages that are made of the study show it only where the column
<code>publish</code> says yes. Never write names of people.</p>
<p>The saved file is a zip with a folder that holds <code>study.toml</code>, <code>sites.csv</code>,
<code>ratings.csv</code> and, if something was settled, <code>settled.csv</code>. Evidence without a level waits in
<code>unrated.csv</code>, which only this page reads. Unpack the folder into <code>data/local</code>. Then
<code>compendium check</code> and <code>compendium sites</code>, each followed by the name of the folder, check the
study and make its pages; <a href="../add_your_own_sites.html">Add your own sites</a> has more. This page keeps nothing:
what is not saved is gone when you close it, and your browser asks before that.</p>"""

PAPER = """\
<p>Printed, this page has every criterion with its descriptors, and room for evidence. For a spreadsheet whose cells
offer the levels, type</p>
<p class="assess-command"><code>{command}</code></p>"""


def how_html(framework: FrameworkFiles, answers: Answers) -> str:
    """What the answers mean, what becomes of several, what is saved, and whose words the descriptors are."""
    return HOW.format(others=_others_html(framework, answers), rules=_rules_html())


def paper_html(framework: FrameworkFiles) -> str:
    """How to do without a script; no word of the command is broken in two."""
    command = f".venv/bin/compendium new my-programme --framework {framework.id} --xlsx"
    return PAPER.format(command=" ".join(f"<span>{typed(word)}</span>" for word in command.split()))


def _others_html(framework: FrameworkFiles, answers: Answers) -> str:
    """What the answers that are not levels mean, as a list."""
    items = [f"<li>{answers.chip(answer)} {typed(MEANINGS[answer])}</li>" for answer in other_answers(framework)]
    items.append(f"<li>{answers.chip(NO_RATING)} nobody has answered yet; nothing is saved for it</li>")
    return f'<ul class="assess-meanings">\n{chr(10).join(items)}\n</ul>'


def _rules_html() -> str:
    """What each rule makes of several answers, as a list."""
    items = "\n".join(f"<li><strong>{rule}</strong>: {typed(words)}</li>" for rule, words in RULES.items())
    return f"<ul>\n{items}\n</ul>"
