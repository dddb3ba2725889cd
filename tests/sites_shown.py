"""Everything that can be shown of a study, by name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape

from compendium.display.figures import ShownFigure
from compendium.display.sentences import Shown
from compendium.sites.show import (
    across,
    agreement,
    differences,
    draw_agreement,
    evidence,
    findings,
    matrix,
    outcome,
    people,
    programme,
    site,
    site_answers,
    site_words,
    standing,
    statements,
    tiers,
    together,
)
from compendium.sites.show import releases as changes
from compendium.sites.show.register import coders_told
from compendium.sites.show.view import View


def of_site(view: View, name: str) -> Iterator[tuple[str, Shown | ShownFigure]]:
    for show in (
        site_words.introduction,
        site.profile_table,
        site.profile_figure,
        site_words.site_sentences,
        standing.standing_table,
        evidence.evidence_table,
        statements.statements_table,
        site_answers.answers_table,
    ):
        yield show.__name__, show(view, name)


def of_all_sites(view: View) -> Iterator[tuple[str, Shown | ShownFigure]]:
    for show in (
        site_words.introduction,
        findings.study_in_short,
        programme.programme_figure,
        programme.programme_table,
        matrix.matrix_figure,
        matrix.matrix_table,
        across.distribution_figure,
        across.distribution_table,
        across.completeness_sentence,
        across.completeness_table,
        outcome.separation_figure,
        outcome.separation_table,
        outcome.apart_table,
        outcome.separation_sentences,
        tiers.tiers_table,
        tiers.tiers_agree_table,
        together.together_figure,
        together.together_table,
        together.groups_table,
        agreement.pairs_table,
        differences.discussion_table,
        differences.settled_table,
        people.respondents_table,
    ):
        yield show.__name__, show(view)
    agreed = agreement.agreement_of(view)
    for draw in (agreement.agreement_sentences, agreement.agreement_table, draw_agreement.agreement_figure):
        yield draw.__name__, draw(view, agreed)
    found = changes.changes_between(view, view)
    yield "changes_sentence", changes.changes_sentence(found, view, view)
    yield "changes_table", changes.changes_table(found, view, view)
    yield "words_table", changes.words_table(view, view)
    yield "moved_figure", changes.moved_figure(found, view)
    yield "moved_table", changes.moved_table(found, view)


def telling_of_coders(view: View) -> View:
    """The view as it were if the study said that its coders may be counted."""
    study = replace(view.study, publish=replace(view.study.publish, count_coders=True))
    return replace(view, study=study, counts_ratings=coders_told(study, view.people))


SAID_BY = {
    "profile_figure": "site_sentences",
    "profile_table": "site_sentences",
    "standing_table": "site_sentences",
    "programme_figure": "study_in_short",
    "programme_table": "study_in_short",
    "matrix_figure": "matrix_table",
    "distribution_figure": "distribution_table",
    "completeness_table": "completeness_sentence",
    "answers_table": "statements_table",
    "separation_figure": "separation_table",
    "apart_table": "separation_table",
    "separation_sentences": "separation_table",
    "tiers_agree_table": "tiers_table",
    "together_table": "together_figure",
    "agreement_table": "agreement_sentences",
    "agreement_figure": "agreement_sentences",
    "pairs_table": "agreement_sentences",
    "settled_table": "discussion_table",
    "moved_table": "moved_figure",
}
"""What may be blank, and what then says why."""


def all_say_something(shown: Iterable[tuple[str, Shown | ShownFigure]]) -> list[str]:
    """The names of what is shown and says nothing, nor is it told in its stead what it would take."""
    everything = dict(shown)
    return [name for name, one in everything.items() if not (page(one) or page(everything[SAID_BY[name]]))]


def titles(shown: Iterable[tuple[str, Shown | ShownFigure]]) -> Iterator[tuple[str, str]]:
    """The titles of all tables and figures, as text."""
    for name, one in shown:
        html = one.note if isinstance(one, ShownFigure) else one.html
        for found in re.findall(r'(?:<caption>|<p class="compendium-caption">)(.*?)(?: <span|</p>|</caption>)', html):
            yield name, unescape(found)


def page(shown: Shown | ShownFigure) -> str:
    """What a page gets of it."""
    return f"{shown.svg}{shown.alternative}{shown.note}" if isinstance(shown, ShownFigure) else shown.html + shown.plain
