"""Everything that can be shown of a study, by name."""

from collections.abc import Iterator

from compendium.display.figures import ShownFigure
from compendium.display.sentences import Shown
from compendium.sites.show import across, agreement, differences, matrix, people, site, together
from compendium.sites.show import releases as changes
from compendium.sites.show import site as evidence
from compendium.sites.show import site as standing
from compendium.sites.show.view import View


def of_site(view: View, name: str) -> Iterator[tuple[str, Shown | ShownFigure]]:
    for show in (
        site.introduction,
        site.profile_table,
        site.profile_figure,
        site.site_sentences,
        standing.standing_table,
        evidence.evidence_table,
        evidence.statements_table,
    ):
        yield show.__name__, show(view, name)


def of_all_sites(view: View) -> Iterator[tuple[str, Shown | ShownFigure]]:
    for show in (
        site.introduction,
        matrix.matrix_figure,
        matrix.matrix_table,
        across.distribution_figure,
        across.distribution_table,
        across.completeness_sentence,
        across.completeness_table,
        across.tiers_table,
        across.tiers_agree_table,
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
    for draw in (agreement.agreement_sentences, agreement.agreement_table, agreement.agreement_figure):
        yield draw.__name__, draw(view, agreed)
    found = changes.changes_between(view, view)
    yield "changes_sentence", changes.changes_sentence(found, view, view)
    yield "changes_table", changes.changes_table(found, view, view)
    yield "words_table", changes.words_table(view, view)
    yield "moved_figure", changes.moved_figure(found, view)
    yield "moved_table", changes.moved_table(found, view)


def page(shown: Shown | ShownFigure) -> str:
    """What a page gets of it."""
    return f"{shown.svg}{shown.alternative}{shown.note}" if isinstance(shown, ShownFigure) else shown.html + shown.plain
