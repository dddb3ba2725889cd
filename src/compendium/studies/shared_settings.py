"""The `study.toml` of a study that is shared: what pages are made by, and nothing of where its tables came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compendium.studies.look_settings import AS_USUAL
from compendium.studies.outcome_settings import APART, SECTION, OutcomeSettings

if TYPE_CHECKING:
    from compendium.studies.study import Study

HEAD = "The form of a study that may be public, as `compendium share` writes it. Share it anew to change it."


def shared_toml(study: Study, framework: str, *, wholly: bool) -> str:
    """The text of the `study.toml`; `framework` is the id of a framework of the data package, or of its own.

    `wholly` says that everything of the study was published, so that its rows stand for themselves.
    """
    import tomlkit

    made = tomlkit.document()
    made.add(tomlkit.comment(HEAD))
    for key, value in _said(study, framework).items():
        made.add(key, tomlkit.item(value))
    if study.look.colours:
        made.add("colours", tomlkit.item(dict(study.look.colours)))
    separation = _separation(study.outcome, wholly=wholly) if study.outcome else {}
    if separation:
        made.add(SECTION, tomlkit.item(separation))
    return tomlkit.dumps(made)


def _said(study: Study, framework: str) -> dict[str, Any]:
    publish, look = study.publish, study.look
    said: dict[str, Any] = {"title": study.title, "framework": framework, "public": True, "combine": study.combine}
    said |= {"tiers": list(study.tiers), "smallest_count": study.smallest_count, "publish_levels": publish.levels}
    said |= {"smallest_sources": publish.smallest_sources, "count_coders": publish.count_coders, "note": study.note}
    chosen = {"order": look.order, "plots": look.plots, "colours": "" if look.colours else look.palette}
    usual = {"order": AS_USUAL.order, "plots": AS_USUAL.plots, "colours": AS_USUAL.palette}
    said |= {key: value for key, value in chosen.items() if value and value != usual[key]}
    said |= {key: list(value) for key, value in (("show_columns", look.columns), ("answers", look.answers)) if value}
    return said | ({"outcome": study.outcome.column} if study.outcome else {})


def _separation(outcome: OutcomeSettings, *, wholly: bool) -> dict[str, Any]:
    """How sites are set apart; which words or numbers do it only where the column itself is shared."""
    said: dict[str, Any] = {"rule": outcome.rule if outcome.rule != APART else ""}
    said |= {"published_by": outcome.published_by, "published": dict(outcome.published)}
    if wholly:
        said |= {"high": list(outcome.high), "low": list(outcome.low)}
        said |= {"high_from": outcome.high_from, "low_to": outcome.low_to}
    return {key: value for key, value in said.items() if value or value == 0}
