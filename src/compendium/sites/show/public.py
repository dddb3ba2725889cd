"""What stands under every table and figure of a study: the documents that it rests on, and the files that anyone may
have."""

from collections.abc import Mapping, Sequence

from compendium.data_package.trace import Trace
from compendium.sites.show.register import is_wholly_public, places_told
from compendium.studies.study import Study

ADDRESS = "../../data"
"""The data folder as seen from the notebooks of studies, and from the pages of a study."""


def trace_of(study: Study, notebook: str, titles: Mapping[str, str]) -> Trace:
    """The note under tables and figures: what the ratings rest on, by which framework, and the files to download."""
    files = tuple((name, f"{ADDRESS}/studies/{study.id}/{name}") for name in public_files(study))
    framework = citations([(study.framework.source, study.framework.locator)], titles)
    return Trace(rests_on(study, titles), files, notebook, framework)


OWN_RATINGS = "the study's own ratings"
"""The source of what is shown where no rating names a document that may appear."""


def rests_on(study: Study, titles: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the ratings of a study come from: the documents that they name and that may appear, with the places."""
    return citations(places_told(study), titles) or ((OWN_RATINGS, ()),)


def citations(places: Sequence[tuple[str, str]], titles: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Locators by source, sources by title, each in the order in which it first occurs."""
    cited: dict[str, dict[str, None]] = {}
    for source, locator in places:
        cited.setdefault(source, {})[locator] = None
    return tuple((titles.get(source, source), tuple(found)) for source, found in cited.items())


def public_files(study: Study) -> tuple[str, ...]:
    """The files of a study that anyone may have: its own where it is wholly public, else `levels.csv`.

    The latter has the combined answers alone (`public_answers`).
    """
    if not is_wholly_public(study):
        return ("levels.csv",)
    return ("sites.csv", "ratings.csv", *(("evidence.csv", "settled.csv") if study.has_inventory else ()))
